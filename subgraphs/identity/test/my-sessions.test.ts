import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIdentity, type TestIdentity } from './identity.ts';

describe.each(databases())('my sessions on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(database);
  });
  afterAll(() => identity.stop());

  const list = (token: string) =>
    identity.ask('{ mySessions { id current startedAt address } }', {}, { token });
  let keys = 0;
  const end = (token: string, id: string) =>
    identity.ask(
      'mutation ($input: EndMySessionInput!) { endMySession(input: $input) { id } }',
      { input: { id, idempotencyKey: `end-${(keys += 1)}` } },
      { token },
    );

  it('are listed to oneself alone, and the one that asks is marked', async () => {
    const first = await identity.signIn('nurse');
    const second = await identity.signIn('nurse');
    const other = await identity.signIn('head');
    const { data } = await list(second.token);
    expect(data.mySessions).toHaveLength(2);
    expect(data.mySessions.map(({ current }: { current: boolean }) => current)).toEqual([
      true,
      false,
    ]);
    expect((await list(other.token)).data.mySessions).toHaveLength(1);
    expect((await list(first.token)).data.mySessions[1]).toMatchObject({ current: true });
  });

  it('are ended from another screen, at once and as often as one likes', async () => {
    const here = await identity.signIn('doctor');
    const there = await identity.signIn('doctor');
    const { data } = await list(here.token);
    const id = data.mySessions.find(({ current }: { current: boolean }) => !current).id as string;
    expect((await end(here.token, id)).data.endMySession.id).toBe(id);
    expect((await end(here.token, id)).errors).toBeUndefined();
    await identity.settled();
    expect((await list(there.token)).errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await list(here.token)).data.mySessions).toHaveLength(1);
    expect(await identity.events('identity.session.revoked')).toContainEqual(
      expect.objectContaining({ payload: expect.objectContaining({ sessionId: id }) }),
    );
  });

  it('of somebody else are not found', async () => {
    const mine = await identity.signIn('buyer');
    const theirs = await identity.signIn('energy');
    const { data } = await list(theirs.token);
    const foreign = await end(mine.token, data.mySessions[0].id as string);
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await list(theirs.token)).data.mySessions).toHaveLength(1);
  });
});
