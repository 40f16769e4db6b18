import { databases } from '@houqin/kit/testing/databases';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoId } from '@houqin/kit/id';
import { eight, fault, key, login, startIdentity, type TestIdentity } from './identity.ts';

describe.each(databases())('signing in on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => void (identity = await startIdentity(database)));
  afterAll(() => identity?.stop());

  const attempt = (username: string, password: string) =>
    identity.ask(login, { input: { username, password } });

  it('gives a short EdDSA token that says who, which session and which epoch', async () => {
    const { data } = await attempt('technician', 'houqin-demo');
    const { accessToken, expiresAt, user, viewer, refreshToken } = data.login;
    const claims = decodeJwt(accessToken);
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'EdDSA', typ: 'JWT' });
    expect(claims).toMatchObject({
      sub: demoId('user:technician'),
      iss: 'houqin',
      aud: 'houqin',
      kind: 'user',
      epoch: 1,
      sid: expect.stringMatching(/^[0-9A-Z]{26}$/),
      iat: eight.getTime() / 1000,
      exp: eight.getTime() / 1000 + 15 * 60,
    });
    expect(Object.keys(claims).sort()).toEqual(
      ['aud', 'epoch', 'exp', 'iat', 'iss', 'kind', 'sid', 'sub'].sort(),
    );
    expect(expiresAt).toBe('2026-03-02T08:15:00.000Z');
    expect(user).toEqual({ id: demoId('user:technician'), name: '周建国' });
    expect(viewer).toEqual({ name: '周建国', roles: ['employee', 'technician'] });
    expect(refreshToken).toBeNull();
  });

  it('keeps the refresh token in a cookie that scripts and other sites cannot use', async () => {
    const cookies: string[] = [];
    const input = { username: 'nurse', password: 'houqin-demo' };
    await identity.ask(login, { input }, { setCookie: (header) => void cookies.push(header) });
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(
      /^houqin_refresh=[0-9A-Z]{26}\.[\w-]{43}; Path=\/graphql; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const secret = cookies[0]!.split(/[=;]/)[1]!;
    const rows = await identity.runtime.orm.em
      .getConnection()
      .execute('select * from refresh_token');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(secret.split('.')[1]);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await attempt('head', 'not the password');
    const unknown = await attempt('nobody-by-that-name', 'not the password');
    for (const answer of [wrong, unknown]) {
      expect(fault(answer)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' });
      expect(answer.errors?.[0]?.message).toBe('Username or password is not right.');
    }
  });

  it.each(['finance', 'no-such-name'])('counts each alias that ran for %s once', async (name) => {
    const one = (alias: string) =>
      `${alias}: login(input: { username: "${name}", password: "guess-${alias}" }) { expiresAt }`;
    const many = `mutation { ${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(one).join(' ')} }`;
    // login is non-null and mutations run one after another: the first failure ends the request,
    // so a request is worth one guess, however many aliases it has.
    for (let i = 0; i < 5; i++) {
      const { errors } = await identity.ask(many);
      expect(errors).toHaveLength(1);
      expect(errors![0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(fault(await identity.ask(many))).toMatchObject({ code: 'ACCOUNT_LOCKED' });
  });

  it('counts five failures in 15 min, however they are sent, then refuses the right one', async () => {
    for (let i = 0; i < 4; i++) {
      expect(fault(await attempt('hr', `wrong-${i}`))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    identity.clock.advance(60_000);
    expect(fault(await attempt('HR ', 'wrong-4'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const locked = await attempt('hr', 'houqin-demo');
    expect(fault(locked)).toMatchObject({
      code: 'ACCOUNT_LOCKED',
      until: new Date(eight.getTime() + 16 * 60_000).toISOString(),
    });
    expect(await identity.events('identity.user.changed')).toContainEqual(
      expect.objectContaining({
        payload: expect.objectContaining({ username: 'hr', state: 'LOCKED' }),
      }),
    );
    identity.clock.advance(15 * 60_000);
    expect((await attempt('hr', 'houqin-demo')).data.login.user.name).toBe('冯丽');
    const changes = await identity.events('identity.user.changed');
    expect(changes.at(-1)!.payload).toMatchObject({ username: 'hr', state: 'ACTIVE' });
    identity.clock.set(eight);
  });

  it('forgets failures older than 15 min and those before a success', async () => {
    for (let i = 0; i < 4; i++) await attempt('energy', `wrong-${i}`);
    expect((await attempt('energy', 'houqin-demo')).errors).toBeUndefined();
    for (let i = 0; i < 4; i++) await attempt('energy', `wrong-${i}`);
    identity.clock.advance(15 * 60_000);
    await attempt('energy', 'wrong-again');
    expect((await attempt('energy', 'houqin-demo')).errors).toBeUndefined();
    identity.clock.set(eight);
  });

  it('lets no right guess through that comes after the fifth wrong one, run all at once', async () => {
    const wrong = Array.from({ length: 12 }, (_, i) => attempt('buyer', `guess-number-${i}`));
    const answers = await Promise.all(wrong);
    const codes = answers.map((answer) => (fault(answer) as { code: string }).code);
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(7);
    expect(fault(await attempt('buyer', 'houqin-demo'))).toMatchObject({ code: 'ACCOUNT_LOCKED' });
  });

  it('lets an administrator lift the lock', async () => {
    const { token } = await identity.signIn('admin');
    const unlock = `mutation ($input: UnlockUserInput!) { unlockUser(input: $input) { state } }`;
    const input = { id: demoId('user:buyer'), idempotencyKey: key() };
    const { data } = await identity.ask(unlock, { input }, { token });
    expect(data.unlockUser.state).toBe('ACTIVE');
    expect((await attempt('buyer', 'houqin-demo')).errors).toBeUndefined();
    const again = await identity.ask(
      unlock,
      { input: { ...input, idempotencyKey: key() } },
      { token },
    );
    expect(fault(again)).toMatchObject({ code: 'INVALID_STATE', from: 'ACTIVE' });
  });

  it('signs a program in with its secret and gives it no refresh token', async () => {
    const query = `mutation ($input: LoginClientInput!) {
      loginClient(input: $input) { accessToken refreshToken user { id } viewer { kind name roles } }
    }`;
    const input = { clientId: 'vendor-demo', clientSecret: 'houqin-demo' };
    const { data } = await identity.ask(query, { input });
    expect(data.loginClient).toMatchObject({
      refreshToken: null,
      user: null,
      viewer: { kind: 'CLIENT', name: '恒泰电梯接口', roles: ['vendor'] },
    });
    expect(decodeJwt(data.loginClient.accessToken)).toMatchObject({ kind: 'client' });
    const wrong = await identity.ask(query, { input: { ...input, clientSecret: 'wrong' } });
    expect(fault(wrong)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' });
  });

  it('refuses demo accounts on an address that others reach', async () => {
    Object.assign(identity.process.settings, { host: '0.0.0.0' });
    try {
      expect(fault(await attempt('director', 'houqin-demo'))).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'CREDENTIALS',
      });
    } finally {
      Object.assign(identity.process.settings, { host: '127.0.0.1' });
    }
    expect((await attempt('director', 'houqin-demo')).errors).toBeUndefined();
  });
});
