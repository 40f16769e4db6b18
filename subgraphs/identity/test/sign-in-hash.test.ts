import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { login, startIdentity, type TestIdentity } from './identity.ts';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const real = await importOriginal<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) };
});

let identity: TestIdentity;
beforeAll(async () => {
  identity = await startIdentity('sqlite');
});
afterAll(() => identity.stop());

it.each([
  ['the right password', 'nurse', 'houqin-demo'],
  ['a wrong password', 'head', 'not the password'],
  ['a name nobody has', 'nobody-by-that-name', 'not the password'],
  ['an empty name', '', 'not the password'],
  ['an empty password', 'head', ''],
  ['a password longer than any we accept', 'head', 'x'.repeat(5_000)],
])('verifies exactly one password hash: %s', async (_, username, password) => {
  const { verify, hash } = vi.mocked(argon2);
  verify.mockClear();
  hash.mockClear();
  await identity.ask(login, { input: { username, password } });
  expect(verify).toHaveBeenCalledTimes(1);
  expect(hash).not.toHaveBeenCalled();
  // Of the same cost, whoever it is for.
  expect(verify.mock.calls[0]![0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
