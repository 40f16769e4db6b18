import { databases } from '@houqin/kit/testing/databases';
import { demoId } from '@houqin/kit/id';
import { serve, type Served } from '@houqin/kit/serve';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eight, fault, key, startIdentity, type TestIdentity } from './identity.ts';
import { startHospitalProvider, type HospitalProvider } from './hospital-provider.ts';

const publicUrl = 'http://localhost:4000';
const client = { clientId: 'houqin', clientSecret: 'a secret of tests' };

describe.each(databases())('signing in by a provider on %s', (database) => {
  let hospital: HospitalProvider;
  let partner: HospitalProvider;
  let identity: TestIdentity;
  let served: Served;
  let admin = '';

  beforeAll(async () => {
    const options = { ...client, redirectUri: `${publicUrl}/sign-in/oidc/callback` };
    [hospital, partner] = await Promise.all([
      startHospitalProvider(options),
      startHospitalProvider(options),
    ]);
    Object.assign(process.env, {
      OIDC_PROVIDERS: 'hospital, partner',
      PUBLIC_URL: publicUrl,
      OIDC_HOSPITAL_ISSUER: hospital.issuer,
      OIDC_HOSPITAL_CLIENT_ID: client.clientId,
      OIDC_HOSPITAL_CLIENT_SECRET: client.clientSecret,
      OIDC_HOSPITAL_TITLE_EN: 'Staff account',
      OIDC_PARTNER_ISSUER: partner.issuer,
      OIDC_PARTNER_CLIENT_ID: client.clientId,
      OIDC_PARTNER_CLIENT_SECRET: client.clientSecret,
      OIDC_PARTNER_CLAIM: 'preferred_username',
    });
    identity = await startIdentity(database);
    served = await serve(identity, { host: '127.0.0.1', port: 0 });
    admin = (await identity.signIn('admin')).token;
    for (const username of ['nurse', 'doctor', 'head', 'hr', 'buyer', 'energy', 'admin'])
      await giveEmail(username, `${username}@hospital.cn`);
  });
  afterAll(async () => {
    for (const name of Object.keys(process.env))
      if (name.startsWith('OIDC_')) delete process.env[name];
    await served?.close();
    await identity?.stop();
    await Promise.all([hospital?.stop(), partner?.stop()]);
  });
  beforeEach(() => identity.clock.set(eight));

  const giveEmail = (username: string, email: string | null) =>
    identity.ask(
      'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id email } }',
      { input: { id: demoId(`user:${username}`), email, idempotencyKey: key() } },
      { token: admin },
    );
  /** One request of a browser to our own routes. */
  async function get(path: string, cookie = '') {
    const answer = await fetch(`${served.url}${path}`, { redirect: 'manual', headers: { cookie } });
    const cookies = new Map(
      answer.headers.getSetCookie().map((header) => {
        const [pair = ''] = header.split(';');
        return [pair.slice(0, pair.indexOf('=')), header] as const;
      }),
    );
    return { status: answer.status, location: answer.headers.get('location') ?? '', cookies };
  }
  const pairOf = (header = '') => header.split(';')[0]!;
  async function begin(provider = 'hospital', to?: string) {
    const query = new URLSearchParams({ provider, ...(to === undefined ? {} : { to }) });
    const answer = await get(`/sign-in/oidc/start?${query}`);
    return { ...answer, cookie: pairOf(answer.cookies.get('houqin_oidc')) };
  }
  const back = (url: URL, cookie: string) => get(`${url.pathname}${url.search}`, cookie);
  /** The whole way, from our page to the provider and back. */
  async function signIn(subject: string, amr?: readonly string[], at = hospital) {
    const { location, cookie } = await begin(at === hospital ? 'hospital' : 'partner');
    at.visitor = { subject, ...(amr ? { amr } : {}) };
    return back(await at.visit(location), cookie);
  }
  const know = (subject: string, email: string, email_verified = true) =>
    hospital.people.set(subject, { email, email_verified });
  const rows = (sql: string, values: unknown[] = []) =>
    identity.runtime.orm.em.fork().getConnection().execute(sql, values) as Promise<
      Record<string, string>[]
    >;

  it('is offered on the sign-in page, by a page of our own', async () => {
    const { data } = await identity.ask('{ signInProviders { id title url } }');
    expect(data.signInProviders).toEqual([
      { id: 'hospital', title: 'Staff account', url: '/sign-in/oidc/start?provider=hospital' },
      { id: 'partner', title: 'Hospital account', url: '/sign-in/oidc/start?provider=partner' },
    ]);
  });

  it('leaves with PKCE, state and nonce, and a cookie that tells nothing', async () => {
    const { status, location, cookies } = await begin();
    expect(status).toBe(303);
    const url = new URL(location);
    expect(url.origin).toBe(hospital.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'houqin', scope: 'openid email profile' },
      redirect_uri: `${publicUrl}/sign-in/oidc/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const cookie = cookies.get('houqin_oidc')!;
    expect(cookie).toMatch(/; Path=\/sign-in\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(url.searchParams.get('state'));
  });

  it('signs an existing person in, with the cookie and session that a password gives', async () => {
    know('s-nurse', 'Nurse@Hospital.cn');
    const { status, location, cookies } = await signIn('s-nurse');
    expect({ status, location }).toEqual({ status: 303, location: '/' });
    expect(cookies.get('houqin_oidc')).toMatch(/^houqin_oidc=; .*Max-Age=0/);
    const refresh = cookies.get('houqin_refresh')!;
    expect(refresh).toMatch(/; Path=\/graphql; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const { data } = await identity.ask(
      'mutation { refreshSession { accessToken user { id } viewer { roles } } }',
      {},
      { cookies: new Map([['houqin_refresh', pairOf(refresh).split('=')[1]!]]) },
    );
    expect(data.refreshSession).toMatchObject({
      user: { id: demoId('user:nurse') },
      viewer: { roles: ['employee', 'nurse'] },
    });
    expect(await rows("select * from audit_entry where action = 'identity.oidc.linked'")).toEqual([
      expect.objectContaining({ object_id: demoId('user:nurse') }),
    ]);
  });

  it('knows the person by the number at the provider from then on', async () => {
    know('s-nurse', 'married@hospital.cn');
    expect((await signIn('s-nurse')).location).toBe('/');
    // The address, given to somebody else there, opens no account of ours.
    know('s-other', 'nurse@hospital.cn');
    expect((await signIn('s-other')).location).toBe('/?sign-in=OIDC_LINKED_OTHERWISE');
    const unlink = (reason: string) =>
      identity.ask(
        `mutation ($input: UnlinkUserProvidersInput!) {
          unlinkUserProviders(input: $input) { id }
        }`,
        { input: { id: demoId('user:nurse'), reason, idempotencyKey: key() } },
        { token: admin },
      );
    expect(fault(await unlink(' '))).toMatchObject({ field: 'reason' });
    expect((await unlink('new number at the provider')).errors).toBeUndefined();
    expect((await signIn('s-nurse')).location).toBe('/?sign-in=OIDC_UNKNOWN_PERSON');
    expect((await signIn('s-other')).location).toBe('/');
  });

  it('finds people by their username where the settings say so', async () => {
    partner.people.set('p-1', { preferred_username: 'Finance', email: 'head@hospital.cn' });
    expect((await signIn('p-1', undefined, partner)).location).toBe('/');
    const [link] = await rows('select * from oidc_link where issuer = ?', [partner.issuer]);
    expect(link!['user_id']).toBe(demoId('user:finance'));
  });

  it('gives nobody an account, and an administrator no way around the password', async () => {
    know('s-stranger', 'stranger@hospital.cn');
    know('s-admin', 'admin@hospital.cn');
    for (const [subject, problem] of [
      ['s-stranger', 'OIDC_UNKNOWN_PERSON'],
      ['s-admin', 'OIDC_ADMINISTRATOR'],
    ] as const) {
      const { location, cookies } = await signIn(subject);
      expect(location).toBe(`/?sign-in=${problem}`);
      expect(cookies.has('houqin_refresh')).toBe(false);
    }
  });

  it.each([
    ['not verified', { email: 'doctor@hospital.cn', email_verified: false }],
    ['of which nothing is said', { email: 'doctor@hospital.cn' }],
    ['said to be verified in words', { email: 'doctor@hospital.cn', email_verified: 'true' }],
    ['that is missing', { email_verified: true }],
  ])('takes no address that is %s', async (_, person) => {
    hospital.people.set('s-doctor', person as never);
    const { location, cookies } = await signIn('s-doctor');
    expect(location).toBe('/?sign-in=OIDC_UNVERIFIED');
    expect(cookies.has('houqin_refresh')).toBe(false);
  });

  it('refuses an answer to another question, or to none', async () => {
    know('s-head', 'head@hospital.cn');
    hospital.visitor = { subject: 's-head' };
    const mine = await begin();
    const url = await hospital.visit(mine.location);
    const state = '/?sign-in=OIDC_STATE';
    const other = new URL(url);
    other.searchParams.set('state', 'A'.repeat(43));
    expect((await back(other, mine.cookie)).location).toBe(state);
    const without = new URL(url);
    without.searchParams.delete('state');
    expect((await back(without, mine.cookie)).location).toBe(state);
    // Another browser, or this one after another attempt.
    expect((await back(url, '')).location).toBe(state);
    expect((await back(url, (await begin()).cookie)).location).toBe(state);
    const [name, value = ''] = mine.cookie.split('=');
    const changed = value.replace(
      /(.)(.{40})$/,
      (_, one, rest) => (one === 'A' ? 'B' : 'A') + rest,
    );
    expect((await back(url, `${name}=${changed}`)).location).toBe(state);
    expect((await get(`/sign-in/oidc/callback`)).location).toBe(state);
    // None of them spoiled the real one.
    expect((await back(url, mine.cookie)).location).toBe('/');
  });

  it('takes an answer once, and for ten minutes', async () => {
    hospital.visitor = { subject: 's-head' };
    const first = await begin();
    const url = await hospital.visit(first.location);
    expect((await back(url, first.cookie)).location).toBe('/');
    const replayed = await back(url, first.cookie);
    expect(replayed.location).toBe('/?sign-in=OIDC_STATE');
    expect(replayed.cookies.has('houqin_refresh')).toBe(false);
    // The used code in an attempt of its own.
    const second = await begin();
    const again = await hospital.visit(second.location);
    again.searchParams.set('code', url.searchParams.get('code')!);
    expect((await back(again, second.cookie)).location).toBe('/?sign-in=OIDC_REFUSED');
    const late = await begin();
    const answer = await hospital.visit(late.location);
    identity.clock.advance(10 * 60_000);
    expect((await back(answer, late.cookie)).location).toBe('/?sign-in=OIDC_STATE');
  });

  it('refuses a token made for another question, and a code without its verifier', async () => {
    hospital.visitor = { subject: 's-head' };
    for (const [name, value] of [
      ['nonce', 'B'.repeat(43)],
      ['code_challenge', 'C'.repeat(43)],
    ] as const) {
      const { location, cookie } = await begin();
      const changed = new URL(location);
      changed.searchParams.set(name, value);
      const answer = await back(await hospital.visit(changed.href), cookie);
      expect(answer.location, name).toBe('/?sign-in=OIDC_REFUSED');
      expect(answer.cookies.has('houqin_refresh')).toBe(false);
    }
  });

  it('refuses the answer of another issuer', async () => {
    know('s-head', 'head@hospital.cn');
    partner.people.set('s-head', { email: 'head@hospital.cn', email_verified: true });
    hospital.visitor = partner.visitor = { subject: 's-head' };
    const { location, cookie } = await begin();
    const url = await hospital.visit(location);
    const named = new URL(url);
    named.searchParams.set('iss', partner.issuer);
    expect((await back(named, cookie)).location).toBe('/?sign-in=OIDC_REFUSED');
    const silent = await begin();
    const unnamed = await hospital.visit(silent.location);
    unnamed.searchParams.delete('iss');
    expect((await back(unnamed, silent.cookie)).location).toBe('/?sign-in=OIDC_REFUSED');
    // Begun at one, finished at the other.
    const mixed = await begin();
    const elsewhere = new URL(mixed.location);
    elsewhere.host = new URL(partner.issuer).host;
    const strange = await partner.visit(elsewhere.href.replace(/^[^?]*/, `${partner.issuer}/auth`));
    expect((await back(strange, mixed.cookie)).location).toBe('/?sign-in=OIDC_REFUSED');
    expect((await begin('no-such-provider')).location).toBe('/?sign-in=OIDC_STATE');
  });

  it('says when the person pressed cancel', async () => {
    const { location, cookie } = await begin();
    hospital.visitor = null;
    expect((await back(await hospital.visit(location), cookie)).location).toBe(
      '/?sign-in=OIDC_DENIED',
    );
  });

  it('lets nobody in whose account is disabled or locked', async () => {
    know('s-hr', 'hr@hospital.cn');
    for (let i = 0; i < 5; i += 1)
      await identity.ask('mutation ($input: LoginInput!) { login(input: $input) { expiresAt } }', {
        input: { username: 'hr', password: 'wrong password' },
      });
    expect((await signIn('s-hr')).location).toBe('/?sign-in=OIDC_LOCKED');
    identity.clock.advance(15 * 60_000);
    expect((await signIn('s-hr')).location).toBe('/');
    const disabled = await identity.ask(
      'mutation ($input: DisableUserInput!) { disableUser(input: $input) { id } }',
      { input: { id: demoId('user:hr'), reason: 'left', idempotencyKey: key() } },
      { token: (await identity.signIn('admin')).token },
    );
    expect(disabled.errors).toBeUndefined();
    expect((await signIn('s-hr')).location).toBe('/?sign-in=OIDC_DISABLED');
    const refused = await rows(
      "select * from audit_entry where action = 'identity.sign-in.refused' and object_id = ?",
      [demoId('user:hr')],
    );
    expect(JSON.stringify(refused)).toContain('OIDC_DISABLED');
  });

  it('makes an account active that waits for its first password', async () => {
    const made = await identity.ask(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
      {
        input: {
          ...{ username: 'new.nurse', name: '新护士', roles: ['nurse'], idempotencyKey: key() },
          email: 'New.Nurse@hospital.cn',
        },
      },
      { token: admin },
    );
    expect(made.errors).toBeUndefined();
    know('s-new', 'new.nurse@hospital.cn');
    expect((await signIn('s-new')).location).toBe('/');
    const [row] = await rows('select state from user_account where username = ?', ['new.nurse']);
    expect(row!['state']).toBe('ACTIVE');
  });

  it('wants a second factor there of whoever needs one here', async () => {
    know('s-energy', 'energy@hospital.cn');
    const require = (required: boolean) =>
      identity.ask(
        'mutation ($input: SetRoleTotpInput!) { setRoleTotp(input: $input) { code } }',
        { input: { role: 'energy-manager', required, idempotencyKey: key() } },
        { token: admin },
      );
    await require(true);
    expect((await signIn('s-energy')).location).toBe('/?sign-in=OIDC_SECOND_FACTOR');
    expect((await signIn('s-energy', ['pwd'])).location).toBe('/?sign-in=OIDC_SECOND_FACTOR');
    expect((await signIn('s-energy', ['pwd', 'otp'])).location).toBe('/');
    await require(false);
  });

  it('keeps the addresses of two people apart', async () => {
    expect(fault(await giveEmail('buyer', ' NURSE@hospital.cn '))).toMatchObject({
      ...{ code: 'DUPLICATE', field: 'email' },
    });
    expect(fault(await giveEmail('buyer', 'no address'))).toMatchObject({
      ...{ code: 'VALIDATION_FAILED', field: 'email' },
    });
    expect((await giveEmail('buyer', '')).data.updateUser.email).toBeNull();
    const { token } = await identity.signIn('dispatcher');
    const peek = await identity.ask('{ users { nodes { id email } } }', {}, { token });
    expect(fault(peek)).toMatchObject({ code: 'FORBIDDEN' });
    expect(JSON.stringify(await rows('select * from audit_entry'))).not.toContain(
      'doctor@hospital.cn',
    );
  });

  describe('returns to', () => {
    it.each([
      ['/maintenance/work-orders?state=OPEN&mine=1', '/maintenance/work-orders?state=OPEN&mine=1'],
      ['/', '/'],
      ['https://evil.example/', '/'],
      ['//evil.example/', '/'],
      ['/\\evil.example/', '/'],
      ['\\\\evil.example', '/'],
      ['/\t/evil.example', '/'],
      ['/%09/evil.example', '/%09/evil.example'],
      ['/.//evil.example', '/'],
      ['/a/..//evil.example', '/'],
      ['javascript:alert(1)', '/'],
      ['/ok\r\nset-cookie: a=b', '/'],
      ['evil.example', '/'],
      ['/@evil.example', '/@evil.example'],
      ['', '/'],
      [`/${'a'.repeat(600)}`, '/'],
    ])('%j as %j', async (to, arrived) => {
      hospital.visitor = { subject: 's-head' };
      const { location, cookie } = await begin('hospital', to);
      const answer = await back(await hospital.visit(location), cookie);
      expect(answer.location).toBe(arrived);
      expect(new URL(answer.location, publicUrl).origin).toBe(publicUrl);
    });
  });
});
