import { describe, expect, it } from 'vitest';
import { isBreached } from './breached.ts';
import { assertAcceptable, hashPassword, verifyPassword } from './password.ts';
import { digest, newSecret, sameDigest, sixDigits, successorOf } from './secret.ts';

describe('passwords', () => {
  it('are kept as argon2id of 19 MiB and two passes', async () => {
    const stored = await hashPassword('a sound passphrase');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, 'a sound passphrase')).toBe(true);
    expect(await verifyPassword(stored, 'a sound passphrasE')).toBe(false);
  });

  it('never match where there is none, in about the time a real check takes', async () => {
    const stored = await hashPassword('a sound passphrase');
    await verifyPassword(null, 'warm up');
    const time = async (hash: string | null) => {
      const start = performance.now();
      expect(await verifyPassword(hash, 'not the password')).toBe(false);
      return performance.now() - start;
    };
    const samples: [number, number][] = [];
    // In turns, so that a busy machine slows both alike.
    for (let i = 0; i < 9; i++) samples.push([await time(stored), await time(null)]);
    const median = (at: 0 | 1) => samples.map((pair) => pair[at]).sort((a, b) => a - b)[4]!;
    const [real, none] = [median(0), median(1)];
    expect(none / real).toBeGreaterThan(0.5);
    expect(none / real).toBeLessThan(2);
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
    expect(await verifyPassword(stored, 'x'.repeat(10_000))).toBe(false);
    expect(await verifyPassword('no hash at all', 'x')).toBe(false);
  });

  it.each([
    'password123!',
    '1234567890',
    '19800101123',
    'Qwertyuiop1',
    'woaini1314520',
    '!!!!!!!!!!12',
  ])('are leaked ones: %s', (password) => expect(isBreached(password)).toBe(true));

  it.each(['houqin-demo', 'correct horse battery', '手术间压差要大于五帕'])(
    'are fine: %s',
    (password) => {
      expect(isBreached(password)).toBe(false);
      expect(() => assertAcceptable('password', password, 'nurse')).not.toThrow();
    },
  );

  it('may not hold the username', () => {
    expect(() => assertAcceptable('password', 'my-Chen.Jing-2026', 'chen.jing')).toThrow(
      /username/,
    );
  });
});

describe('secrets', () => {
  it('are 256 random bits, kept as their digest', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(secret);
    expect(sameDigest(secret, digest(secret))).toBe(true);
    expect(sameDigest(`${secret} `, digest(secret))).toBe(false);
    expect(sameDigest(secret, null)).toBe(false);
  });

  it('have one successor, which only the key tells', () => {
    const key = newSecret();
    expect(successorOf('token', key)).toBe(successorOf('token', key));
    expect(successorOf('token', key)).not.toBe(successorOf('token', newSecret()));
    expect(successorOf('token', key)).not.toBe(successorOf('other', key));
  });

  it('for walls are six digits, leading zeros kept', () => {
    for (let i = 0; i < 200; i++) expect(sixDigits()).toMatch(/^\d{6}$/);
  });
});
