import { databases } from '@houqin/kit/testing/databases';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eight, fault, refresh, startIdentity, type TestIdentity } from './identity.ts';

describe.each(databases())('refreshing on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => void (identity = await startIdentity(database)));
  afterAll(() => identity?.stop());
  beforeEach(() => identity.clock.set(eight));

  const refreshWith = (refreshToken: string) => identity.ask(refresh, { input: { refreshToken } });

  const me = (token: string) => identity.ask('{ me { name } }', {}, { token });

  it('exchanges a token for its successor in the same session', async () => {
    const first = await identity.signIn('nurse');
    const { data } = await refreshWith(first.refreshToken);
    const { accessToken, refreshToken } = data.refreshSession;
    expect(refreshToken).not.toBe(first.refreshToken);
    expect(decodeJwt(accessToken)['sid']).toBe(decodeJwt(first.token)['sid']);
    expect((await refreshWith(refreshToken)).errors).toBeUndefined();
  });

  it('gives two tabs that refresh at the same moment the same successor', async () => {
    const { refreshToken } = await identity.signIn('nurse');
    const answers = await Promise.all(Array.from({ length: 8 }, () => refreshWith(refreshToken)));
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    const successors = new Set(answers.map(({ data }) => data.refreshSession.refreshToken));
    expect(successors.size).toBe(1);
    const [successor] = [...successors] as string[];
    expect((await refreshWith(successor!)).errors).toBeUndefined();
  });

  it('gives the same successor up to 10 s later, and takes a later use for a replay', async () => {
    const { refreshToken } = await identity.signIn('nurse');
    const first = await refreshWith(refreshToken);
    identity.clock.advance(10_000);
    expect((await refreshWith(refreshToken)).data).toMatchObject({
      refreshSession: { refreshToken: first.data.refreshSession.refreshToken },
    });
    identity.clock.advance(1);
    expect(fault(await refreshWith(refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    // The thief's and the owner's tokens are dead alike.
    const owner = await refreshWith(first.data.refreshSession.refreshToken);
    expect(fault(owner)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'SESSION_REVOKED' });
  });

  it('takes a token whose successor was used for a replay, within the 10 s too', async () => {
    const { token, refreshToken } = await identity.signIn('nurse');
    const second = (await refreshWith(refreshToken)).data.refreshSession;
    const third = (await refreshWith(second.refreshToken)).data.refreshSession;
    expect((await me(third.accessToken)).data.me.name).toBe('陈静');
    expect(fault(await refreshWith(refreshToken))).toMatchObject({ reason: 'SESSION_REVOKED' });
    await identity.settled();
    for (const dead of [token, second.accessToken, third.accessToken]) {
      expect(fault(await me(dead))).toMatchObject({ reason: 'SESSION_REVOKED' });
    }
    const revoked = await identity.events('identity.session.revoked');
    expect(revoked.at(-1)!.payload).toMatchObject({
      sessionId: decodeJwt(token)['sid'],
      reason: 'REPLAYED',
    });
  });

  it('revokes only the session that was replayed', async () => {
    const [desktop, phone] = [await identity.signIn('nurse'), await identity.signIn('nurse')];
    await refreshWith(desktop.refreshToken);
    identity.clock.advance(11_000);
    await refreshWith(desktop.refreshToken);
    expect((await refreshWith(phone.refreshToken)).errors).toBeUndefined();
  });

  it('is not moved by a made-up token of a living session', async () => {
    const { refreshToken } = await identity.signIn('nurse');
    const forged = `${refreshToken.split('.')[0]}.${'x'.repeat(43)}`;
    expect(fault(await refreshWith(forged))).toMatchObject({ reason: 'BAD_TOKEN' });
    expect((await refreshWith(refreshToken)).errors).toBeUndefined();
    expect(fault(await refreshWith('nonsense'))).toMatchObject({ reason: 'BAD_TOKEN' });
    expect(fault(await identity.ask(refresh))).toMatchObject({ reason: 'NO_TOKEN' });
  });

  it('ends a session unused for 12 h, and any session after 7 days', async () => {
    let { refreshToken } = await identity.signIn('nurse');
    const idle = await identity.signIn('nurse');
    identity.clock.advance(12 * 3_600_000);
    expect(fault(await refreshWith(idle.refreshToken))).toMatchObject({ reason: 'EXPIRED' });
    identity.clock.set(eight);
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      identity.clock.advance(11 * 3_600_000);
      refreshToken = (await refreshWith(refreshToken)).data.refreshSession.refreshToken;
    }
    identity.clock.set(new Date(eight.getTime() + 7 * 24 * 3_600_000));
    expect(fault(await refreshWith(refreshToken))).toMatchObject({ reason: 'EXPIRED' });
  });

  it('reads and rotates the cookie, and clears it when it is dead', async () => {
    const { refreshToken } = await identity.signIn('nurse');
    const set: string[] = [];
    const facts = (token: string) => ({
      cookies: new Map([['houqin_refresh', token]]),
      setCookie: (header: string) => void set.push(header),
    });
    const { data } = await identity.ask(refresh, {}, facts(refreshToken));
    expect(data.refreshSession.refreshToken).toBeNull();
    expect(set[0]).toContain('houqin_refresh=');
    expect(set[0]).not.toContain(refreshToken);
    identity.clock.advance(11_000);
    await identity.ask(refresh, {}, facts(refreshToken));
    expect(set[1]).toContain('houqin_refresh=; Path=/graphql; Max-Age=0');
  });

  it('signs out: the session ends with its tokens, and its cookie goes', async () => {
    const { token, refreshToken } = await identity.signIn('nurse');
    const set: string[] = [];
    const facts = { token, setCookie: (header: string) => void set.push(header) };
    expect((await identity.ask('mutation { logout }', {}, facts)).data.logout).toBe(true);
    expect(set[0]).toContain('Max-Age=0');
    await identity.settled();
    expect(fault(await me(token))).toMatchObject({ reason: 'SESSION_REVOKED' });
    expect(fault(await refreshWith(refreshToken))).toMatchObject({ reason: 'SESSION_REVOKED' });
  });

  it('answers an access token that has ended with a code the client refreshes on', async () => {
    const { token, refreshToken } = await identity.signIn('nurse');
    identity.clock.advance(15 * 60_000);
    expect(fault(await me(token))).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'EXPIRED' });
    const { data } = await refreshWith(refreshToken);
    expect((await me(data.refreshSession.accessToken)).data.me.name).toBe('陈静');
  });
});
