import { databases } from '@houqin/kit/testing/databases';
import { demoId } from '@houqin/kit/id';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eight, fault, key, login, startIdentity, type TestIdentity } from './identity.ts';

const half = 30_000;
const password = 'houqin-demo';

describe.each(databases())('the second factor on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => void (identity = await startIdentity(database)));
  afterAll(() => identity?.stop());
  beforeEach(() => identity.clock.set(eight));

  const codeOf = (secret: string, steps = 0) =>
    generateSync({ secret, epoch: identity.clock.now().getTime() / 1000 + steps * 30 });
  const ask = (name: string, input: object, token?: string, fields = '') =>
    identity.ask(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${fields} }`,
      { input },
      token ? { token } : {},
    );
  const signIn = (username: string, code?: string, secret = password) =>
    identity.ask(login.replace('user {', 'recoveryCodes user {'), {
      input: { username, password: secret, code },
    });
  const prove = (name: string, input: object, token: string, fields = '') =>
    identity.ask(
      `mutation ($input: ProveWithCodeInput!) { ${name}(input: $input) ${fields} }`,
      { input },
      { token },
    );
  const mine = async (token: string) =>
    (
      await identity.ask(
        '{ me { secondFactor { setUpAt demandedBy recoveryCodesLeft } } }',
        {},
        { token },
      )
    ).data.me.secondFactor;
  const rows = (sql: string, values: unknown[] = []) =>
    identity.runtime.orm.em.fork().getConnection().execute(sql, values) as Promise<
      Record<string, string | null>[]
    >;
  const actions = async (action: string) =>
    rows('select * from audit_entry where action = ?', [action]);

  /** Sets a factor up for somebody; the clock goes on, so that the next code is a new one. */
  async function setUp(username: string) {
    const { token } = await identity.signIn(username);
    const { data } = await ask('beginTotp', { password }, token, '{ secret uri }');
    const { secret, uri } = data.beginTotp as { secret: string; uri: string };
    const confirmed = await ask('confirmTotp', { code: codeOf(secret) }, token, '{ codes }');
    identity.clock.advance(half);
    return { token, secret, uri, codes: confirmed.data.confirmTotp.codes as string[] };
  }

  it('is offered after the password, and in force with the first right code', async () => {
    const { token } = await identity.signIn('technician');
    const wrong = await ask('beginTotp', { password: 'not this' }, token, '{ secret }');
    expect(fault(wrong)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' });
    const early = await ask('confirmTotp', { code: '123456' }, token, '{ codes }');
    expect(fault(early)).toMatchObject({ code: 'TOTP_NOT_OFFERED' });

    const { data } = await ask('beginTotp', { password }, token, '{ secret uri }');
    const { secret, uri } = data.beginTotp as { secret: string; uri: string };
    expect(uri).toBe(`otpauth://totp/Houqin:technician?secret=${secret}&issuer=Houqin`);
    expect((await signIn('technician')).errors).toBeUndefined();
    const refused = await ask('confirmTotp', { code: codeOf(secret, 5) }, token, '{ codes }');
    expect(fault(refused)).toMatchObject({ code: 'TOTP_REFUSED', field: 'code' });
    expect(await mine(token)).toMatchObject({ setUpAt: null, recoveryCodesLeft: 0 });

    const { codes } = (await ask('confirmTotp', { code: codeOf(secret) }, token, '{ codes }')).data
      .confirmTotp as { codes: string[] };
    expect(new Set(codes).size).toBe(10);
    for (const one of codes)
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await mine(token)).toEqual({
      ...{ setUpAt: eight.toISOString(), demandedBy: [], recoveryCodesLeft: 10 },
    });
    expect(await actions('identity.totp.confirmed')).toHaveLength(1);
  });

  it('is offered for 30 minutes', async () => {
    const { token } = await identity.signIn('storekeeper');
    const { data } = await ask('beginTotp', { password }, token, '{ secret }');
    identity.clock.advance(30 * 60_000);
    const { token: later } = await identity.signIn('storekeeper');
    const code = codeOf(data.beginTotp.secret);
    expect(fault(await ask('confirmTotp', { code }, later, '{ codes }'))).toMatchObject({
      code: 'TOTP_NOT_OFFERED',
    });
  });

  it('keeps no secret and no recovery code that the tables would tell', async () => {
    const { secret, codes } = await setUp('doctor');
    const tables = JSON.stringify([
      await rows('select * from totp'),
      await rows('select * from recovery_code'),
      await rows('select * from audit_entry'),
      await rows('select * from outbox'),
    ]);
    for (const text of [secret, ...codes, codes[0]!.replaceAll('-', '')])
      expect(tables).not.toContain(text);
    // Sealed for its owner: on another row it opens nothing.
    const [own] = await rows('select * from totp where id = ?', [demoId('user:doctor')]);
    await rows(
      'insert into totp (id, sealed_secret, confirmed_at, last_step) values (?, ?, ?, 0)',
      [demoId('user:head'), own!['sealed_secret'], own!['confirmed_at']],
    );
    const moved = await signIn('head', codeOf(secret));
    expect(fault(moved)).toMatchObject({ code: 'INTERNAL' });
    await rows('delete from totp where id = ?', [demoId('user:head')]);
  });

  it('is asked for only after the right password', async () => {
    const { secret } = await setUp('nurse');
    for (const code of [undefined, codeOf(secret), '000000', 'XXXX-XXXX'])
      expect(fault(await signIn('nurse', code, 'wrong password'))).toMatchObject({
        ...{ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' },
      });
    expect(fault(await signIn('nurse'))).toMatchObject({ code: 'TOTP_REQUIRED' });
    const { data } = await signIn('nurse', ` ${codeOf(secret).replace(/^(...)/, '$1 ')} `);
    expect(data.login).toMatchObject({ user: { id: demoId('user:nurse') }, recoveryCodes: null });
  });

  it('takes a code once, of the present half minute or a neighbour', async () => {
    const { secret } = await setUp('energy');
    const now = codeOf(secret);
    expect((await signIn('energy', now)).errors).toBeUndefined();
    expect(fault(await signIn('energy', now))).toMatchObject({ code: 'TOTP_REFUSED' });
    // One that is older than the last accepted one is used up too.
    expect(fault(await signIn('energy', codeOf(secret, -1)))).toMatchObject({
      code: 'TOTP_REFUSED',
    });
    expect(fault(await signIn('energy', codeOf(secret, 2)))).toMatchObject({
      code: 'TOTP_REFUSED',
    });
    expect((await signIn('energy', codeOf(secret, 1))).errors).toBeUndefined();
    identity.clock.advance(4 * half);
    expect((await signIn('energy', codeOf(secret, -1))).errors).toBeUndefined();
  });

  it('takes a code once, however many ask at the same moment', async () => {
    const { secret } = await setUp('environment');
    const code = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn('environment', code)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const { errors } of answers)
      if (errors) expect(errors[0]!.extensions).toMatchObject({ code: 'TOTP_REFUSED' });
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { codes, token } = await setUp('finance');
    const typed = codes[3]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await signIn('finance', typed)).errors).toBeUndefined();
    expect(fault(await signIn('finance', codes[3]))).toMatchObject({ code: 'TOTP_REFUSED' });
    expect(await mine(token)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await actions('identity.totp.recovery-code-used')).toHaveLength(1);
    // Somebody else's is worth nothing.
    const other = await setUp('buyer');
    expect(fault(await signIn('finance', other.codes[0]))).toMatchObject({ code: 'TOTP_REFUSED' });
  });

  it('renews the recovery codes', async () => {
    const { codes, token, secret } = await setUp('dispatcher');
    const input = { password, code: codeOf(secret) };
    const { data } = await prove('renewRecoveryCodes', input, token, '{ codes }');
    expect(data.renewRecoveryCodes.codes).toHaveLength(10);
    expect(fault(await signIn('dispatcher', codes[0]))).toMatchObject({ code: 'TOTP_REFUSED' });
    const renewed = data.renewRecoveryCodes.codes[0] as string;
    expect((await signIn('dispatcher', renewed)).errors).toBeUndefined();
  });

  it('counts wrong codes towards the lock, which a right password alone does not lift', async () => {
    const { secret } = await setUp('hr');
    for (let i = 0; i < 5; i += 1) {
      expect(fault(await signIn('hr'))).toMatchObject({ code: 'TOTP_REQUIRED' });
      expect(fault(await signIn('hr', codeOf(secret, 10 + i)))).toMatchObject({
        code: 'TOTP_REFUSED',
      });
    }
    expect(fault(await signIn('hr', codeOf(secret)))).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    expect(fault(await signIn('hr'))).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    identity.clock.advance(15 * 60_000);
    expect((await signIn('hr', codeOf(secret))).errors).toBeUndefined();
  });

  it('counts wrong codes and wrong passwords together, also from a signed-in page', async () => {
    const { secret, token } = await setUp('director');
    await signIn('director', undefined, 'wrong password');
    await signIn('director', '000000');
    await prove('removeTotp', { password, code: '000000' }, token);
    await prove('removeTotp', { password: 'wrong', code: codeOf(secret) }, token);
    await prove('renewRecoveryCodes', { password, code: 'XXXX' }, token, '{ codes }');
    const input = { password, code: codeOf(secret) };
    expect(fault(await prove('removeTotp', input, token))).toMatchObject({
      code: 'ACCOUNT_LOCKED',
    });
  });

  it('is removed with password and code, and replaced only with a code of the old one', async () => {
    const { secret, token } = await setUp('vendor');
    expect(fault(await prove('removeTotp', { password }, token))).toMatchObject({
      code: 'TOTP_REQUIRED',
    });
    expect(fault(await ask('beginTotp', { password }, token, '{ secret }'))).toMatchObject({
      code: 'TOTP_REQUIRED',
    });
    const begin = { password, code: codeOf(secret) };
    const { data } = await ask('beginTotp', begin, token, '{ secret }');
    identity.clock.advance(half);
    // Until the new phone has shown a code the old one goes on.
    expect((await signIn('vendor', codeOf(secret))).errors).toBeUndefined();
    const next = data.beginTotp.secret as string;
    await ask('confirmTotp', { code: codeOf(next) }, token, '{ codes }');
    identity.clock.advance(half);
    expect(fault(await signIn('vendor', codeOf(secret)))).toMatchObject({ code: 'TOTP_REFUSED' });
    const removed = await prove('removeTotp', { password, code: codeOf(next) }, token);
    expect(removed.data.removeTotp).toBe(true);
    expect((await signIn('vendor')).errors).toBeUndefined();
    expect(fault(await prove('removeTotp', { password }, token))).toMatchObject({
      code: 'TOTP_NOT_OFFERED',
    });
  });

  describe('that a role asks for', () => {
    const demand = async (role: string, required: boolean) => {
      const { token } = await identity.signIn('admin');
      const input = { role, required, idempotencyKey: key() };
      return ask('setRoleTotp', input, token, '{ code totpRequired }');
    };
    beforeAll(async () => {
      const { data } = await demand('safety-office', true);
      expect(data.setRoleTotp).toEqual({ code: 'safety-office', totpRequired: true });
    });
    afterAll(() => demand('safety-office', false));

    const begin = (username: string, secret = password) =>
      ask('beginTotpAtSignIn', { username, password: secret }, undefined, '{ secret }');

    it('is set up at the next sign-in, with recovery codes', async () => {
      expect(fault(await signIn('safety'))).toMatchObject({ code: 'TOTP_SETUP_REQUIRED' });
      expect(fault(await signIn('safety', '123456'))).toMatchObject({
        code: 'TOTP_SETUP_REQUIRED',
      });
      const { data } = await begin('safety');
      const { secret } = data.beginTotpAtSignIn as { secret: string };
      expect(fault(await signIn('safety', codeOf(secret, 9)))).toMatchObject({
        code: 'TOTP_REFUSED',
      });
      const done = await signIn('safety', codeOf(secret));
      expect(done.data.login.recoveryCodes).toHaveLength(10);
      identity.clock.advance(half);
      expect(fault(await signIn('safety'))).toMatchObject({ code: 'TOTP_REQUIRED' });
      expect(fault(await begin('safety'))).toMatchObject({ code: 'TOTP_REQUIRED' });

      const token = done.data.login.accessToken as string;
      expect(await mine(token)).toMatchObject({ demandedBy: ['safety-office'] });
      const input = { password, code: codeOf(secret) };
      expect(fault(await prove('removeTotp', input, token))).toMatchObject({
        ...{ code: 'TOTP_DEMANDED', roles: ['safety-office'] },
      });
    });

    it('is offered at sign-in to nobody else', async () => {
      for (const [username, secret] of [
        ['safety', 'wrong password'],
        ['auditor', 'wrong password'],
        ['no-such-name', password],
      ])
        expect(fault(await begin(username!, secret))).toMatchObject({
          ...{ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' },
        });
      expect(fault(await begin('auditor'))).toMatchObject({ code: 'TOTP_NOT_OFFERED' });
    });

    it('is known to administrators by a role that exists', async () => {
      expect(fault(await demand('no-such-role', true))).toMatchObject({
        ...{ code: 'VALIDATION_FAILED', field: 'role' },
      });
      const { token } = await identity.signIn('head');
      const input = { role: 'safety-office', required: false, idempotencyKey: key() };
      expect(fault(await ask('setRoleTotp', input, token, '{ code }'))).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect((await actions('identity.role.totp-set')).length).toBeGreaterThan(0);
    });
  });

  it('is reset by an administrator with a reason, never for oneself', async () => {
    const { secret } = await setUp('auditor');
    const { token } = await identity.signIn('admin');
    const reset = (username: string, reason: string, by = token) =>
      ask(
        'resetUserTotp',
        { id: demoId(`user:${username}`), reason, idempotencyKey: key() },
        by,
        '{ id }',
      );
    expect(fault(await reset('auditor', '  '))).toMatchObject({
      ...{ code: 'VALIDATION_FAILED', field: 'reason' },
    });
    expect(fault(await reset('admin', 'phone lost'))).toMatchObject({
      ...{ code: 'VALIDATION_FAILED', field: 'id' },
    });
    const nobody = await reset('nobody', 'phone lost');
    expect(fault(nobody)).toMatchObject({ code: 'NOT_FOUND' });
    const { token: head } = await identity.signIn('head');
    expect(fault(await reset('auditor', 'phone lost', head))).toMatchObject({ code: 'FORBIDDEN' });
    expect(fault(await signIn('auditor'))).toMatchObject({ code: 'TOTP_REQUIRED' });

    expect((await reset('auditor', 'phone lost')).data.resetUserTotp.id).toBe(
      demoId('user:auditor'),
    );
    expect((await signIn('auditor')).errors).toBeUndefined();
    expect(fault(await signIn('auditor', codeOf(secret), 'wrong'))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const [entry] = await actions('identity.totp.reset');
    expect(entry).toMatchObject({ reason: 'phone lost' });
  });
});
