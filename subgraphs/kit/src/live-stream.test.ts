import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';
import type { Context } from './context.ts';
import { ValidationFailed } from './errors.ts';
import { encodeCursor } from './live-cursor.ts';
import { changes, liveCursor } from './live.ts';
import { record } from './record.ts';
import { aCabinet, Cabinet, cabinetLive, cabinets } from './testing/cabinet.ts';
import {
  asCaller,
  contextFor,
  startTestSubgraph,
  subscribeGraph,
  type TestSubgraph,
} from './testing/graph.ts';
import { databases } from './testing/databases.ts';
import { transact } from './unit-of-work.ts';

const reader = asCaller({
  subjectId: 'u1',
  grants: { 'cabinet:read': 'CAMPUS' },
  campusIds: ['c1'],
});

describe.each(databases())('a live stream on %s', (database) => {
  let sub: TestSubgraph;
  const start = (options: object = {}) =>
    startTestSubgraph(cabinets, { database, bookmarkMs: 60_000, ...options });
  beforeAll(async () => {
    sub = await start();
  });
  beforeEach(async () => {
    await sub.settled();
    tell({});
  });
  afterAll(() => sub.stop());

  let epoch = 0;
  /** Identity says what u1 may do now: read its campus, but for what is changed here. */
  function tell(changed: object): void {
    epoch += 1;
    const base = {
      ...{ subjectId: 'u1', kind: 'user', name: '测试员', epoch, disabled: false },
      ...{ departmentId: null, campusIds: ['c1'], partyId: null },
      grants: [{ permission: 'cabinet:read', level: 'CAMPUS' }],
    };
    sub.access.apply({ type: 'identity.access.changed', payload: { ...base, ...changed } });
  }

  /** Runs a test on a subgraph of its own. */
  async function alone(options: object, test: () => Promise<void>): Promise<void> {
    const shared = sub;
    sub = await start(options);
    try {
      await test();
    } finally {
      await sub.stop();
      sub = shared;
    }
  }

  async function write(change: (cabinet: Cabinet) => void, id?: string): Promise<Cabinet> {
    return transact(sub.systemContext(), async (tx) => {
      const cabinet = id ? await tx.findOneOrFail(Cabinet, id) : aCabinet({ campusId: 'c1' });
      change(cabinet);
      if (!id) tx.persist(cabinet);
      record(tx, cabinet, { type: 'cabinets.cabinet.changed', version: 1 });
      return cabinet;
    });
  }

  const open = (args: object = {}, caller = reader, facts: object = {}) =>
    changes(contextFor(sub, caller, facts), cabinetLive, args);
  const take = async (stream: AsyncIterator<unknown>, count: number): Promise<unknown[]> => {
    const taken: unknown[] = [];
    for (let i = 0; i < count; i++) taken.push((await stream.next()).value);
    return taken;
  };

  it('begins with a bookmark, then tells what enters, changes and leaves', async () => {
    const stream = open({ filter: { state: { eq: 'IN_USE' } } });
    expect(await take(stream, 1)).toMatchObject([{ kind: 'BOOKMARK', id: null, version: null }]);
    const { id } = await write(() => {});
    await write((cabinet) => (cabinet.state = 'IN_USE'), id);
    await write((cabinet) => (cabinet.name = 'renamed'), id);
    await write((cabinet) => (cabinet.state = 'BROKEN'), id);
    await write((cabinet) => (cabinet.name = 'nobody hears'), id);
    await write((cabinet) => (cabinet.state = 'IN_USE'), id);
    await write((cabinet) => (cabinet.campusId = 'c2'), id);
    await write((cabinet) => (cabinet.state = 'EMPTY'), id);
    expect(await take(stream, 5)).toMatchObject([
      { kind: 'UPSERTED', id, version: 2 },
      { kind: 'UPSERTED', id, version: 3 },
      { kind: 'REMOVED', id, version: 4 },
      { kind: 'UPSERTED', id, version: 6 },
      { kind: 'REMOVED', id, version: 7 },
    ]);
    await stream.return();
  });

  it('goes on from any of its cursors', async () => {
    const ctx = sub.systemContext();
    const begin = await liveCursor(ctx, cabinetLive);
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push((await write(() => {})).id);
    await sub.settled();
    const whole = open({ after: begin });
    const all = (await take(whole, 6)) as { cursor: string; id: string | null; kind: string }[];
    expect(all.map(({ id }) => id)).toEqual([...ids, null]);
    expect(all[5]?.cursor).toBe(all[4]?.cursor);
    for (const [index, { cursor }] of all.slice(0, 5).entries()) {
      const rest = open({ after: cursor });
      const expected = [...ids.slice(index + 1), null];
      expect(((await take(rest, expected.length)) as { id: string }[]).map(({ id }) => id)).toEqual(
        expected,
      );
      await rest.return();
    }
    await whole.return();
  });

  it('reads what its slow reader missed from the outbox, holding no events for it', async () => {
    await alone({ feedRing: 4 }, async () => {
      const stream = open();
      await take(stream, 1);
      const ids = [];
      for (let i = 0; i < 30; i++) ids.push((await write(() => {})).id);
      await sub.settled();
      expect(((await take(stream, 30)) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
      await stream.return();
    });
  });

  it('bookmarks a quiet filter with the newest cursor', async () => {
    await alone({ bookmarkMs: 40 }, async () => {
      const stream = open({ filter: { name: { eq: 'no such' } } });
      const [first] = (await take(stream, 1)) as { cursor: string }[];
      await write(() => {});
      await sub.settled();
      const newest = await liveCursor(sub.systemContext(), cabinetLive);
      await vi.waitFor(async () => {
        const [bookmark] = (await take(stream, 1)) as { cursor: string; kind: string }[];
        expect(bookmark).toMatchObject({ kind: 'BOOKMARK', cursor: newest });
      });
      expect(first?.cursor).not.toBe(newest);
      await stream.return();
    });
  });

  it('ends a waiting stream at once when its reader leaves', async () => {
    const stream = open();
    await take(stream, 1);
    const waiting = stream.next();
    expect(await stream.return()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    const fresh = open();
    expect(await fresh.return()).toEqual({ done: true, value: undefined });
  });

  it('refuses cursors of another epoch, of the future, of others, and rubbish', async () => {
    const { feed } = sub.runtime;
    const at = feed.cursorAt(0);
    const [, epoch = ''] = Buffer.from(at, 'base64url').toString().split('|');
    const expired = [
      encodeCursor({ domain: 'cabinets', epoch: 'other', position: 0 }),
      encodeCursor({ domain: 'cabinets', epoch, position: 999 }),
    ];
    for (const after of expired) {
      await expect(open({ after }).next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    }
    const wrong = ['', 'rubbish', encodeCursor({ domain: 'wards', epoch, position: 0 })];
    for (const text of [`cabinets|${epoch}|-1`, `cabinets|${epoch}|1e3`, `cabinets|${epoch}|1|2`]) {
      wrong.push(Buffer.from(text).toString('base64url'));
    }
    for (const after of wrong)
      await expect(open({ after }).next(), after).rejects.toBeInstanceOf(ValidationFailed);
    await expect(open({ after: expired[0] }).ready).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    });
  });

  it('says so when what a cursor asks for is no longer kept', async () => {
    await alone({}, async () => {
      const begin = await liveCursor(sub.systemContext(), cabinetLive);
      for (let i = 0; i < 3; i++) await write(() => {});
      await sub.settled();
      const all = open({ after: begin });
      const [, second] = (await take(all, 2)) as { cursor: string }[];
      await all.return();
      await sub.runtime.orm.em.fork().execute('delete from outbox where position <= 2');
      await expect(open({ after: begin }).next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
      expect(await take(open({ after: second?.cursor }), 1)).toMatchObject([{ kind: 'UPSERTED' }]);
    });
  });

  describe('ends with a code', () => {
    const failing = async (stream: AsyncIterator<unknown>, act: () => void): Promise<unknown> => {
      await take(stream, 1);
      const next = stream.next();
      act();
      return next.then(
        () => 'no error',
        (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
      );
    };
    const accessOf = (changed: object) => () => tell(changed);

    it('when a grant, a campus or the account changes', async () => {
      expect(await failing(open(), accessOf({ grants: [] }))).toEqual({ code: 'ACCESS_CHANGED' });
      tell({});
      expect(await failing(open(), accessOf({ campusIds: ['c1', 'c2'] }))).toEqual({
        code: 'ACCESS_CHANGED',
      });
      tell({});
      const disabled = await failing(open(), accessOf({ disabled: true }));
      expect(disabled).toEqual({ code: 'UNAUTHENTICATED', reason: 'DISABLED' });
    });

    it('but not when the record is told anew with the same content', async () => {
      const stream = open();
      await take(stream, 1);
      const next = stream.next();
      tell({ name: '新名字' });
      const { id } = await write(() => {});
      expect((await next).value).toMatchObject({ kind: 'UPSERTED', id });
      await stream.return();
    });

    it('when a department moves into or out of its scope', async () => {
      const caller = asCaller({
        subjectId: 'u1',
        departmentId: 'd1',
        grants: { 'cabinet:read': 'DEPT_TREE' },
      });
      const grants = [{ permission: 'cabinet:read', level: 'DEPT_TREE' }];
      tell({ departmentId: 'd1', campusIds: [], grants });
      const department = (departmentId: string, parentId: string) => () =>
        sub.access.apply({
          type: 'identity.department.changed',
          payload: { departmentId, parentId },
        });
      expect(await failing(open({}, caller), department('d2', 'd1'))).toEqual({
        code: 'ACCESS_CHANGED',
      });
      const stream = open({}, caller);
      await take(stream, 1);
      department('d9', 'd8')();
      const { id } = await write((cabinet) => (cabinet.departmentId = 'd2'));
      expect(await take(stream, 1)).toMatchObject([{ id }]);
      await stream.return();
    });

    it('when the session is revoked', async () => {
      const caller = { ...reader, sessionId: 's1' };
      const revoke = () =>
        sub.access.apply({ type: 'identity.session.revoked', payload: { sessionId: 's1' } });
      const expected = { code: 'UNAUTHENTICATED', reason: 'SESSION_REVOKED' };
      expect(await failing(open({}, caller), revoke)).toEqual(expected);
    });

    it('when the token ends and no newer one is there', async () => {
      const caller = { ...reader, expiresAt: new Date(systemClock.now().getTime() + 50) };
      const expected = { code: 'UNAUTHENTICATED', reason: 'EXPIRED' };
      expect(await failing(open({}, caller), () => {})).toEqual(expected);
    });

    it('when the process leaves', async () => {
      const expected = { code: 'DEPENDENCY_DOWN', dependency: 'cabinets' };
      await alone({}, async () => {
        expect(await failing(open(), () => sub.runtime.feed.close())).toEqual(expected);
      });
    });

    it('as the last answer of a subscription in the graph', async () => {
      const stream = await subscribeGraph(sub, reader, 'subscription { cabinetChanged { kind } }');
      expect((await stream.next()).value).toEqual({
        data: { cabinetChanged: { kind: 'BOOKMARK' } },
      });
      accessOf({ grants: [] })();
      const { value } = await stream.next();
      expect(value).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'ACCESS_CHANGED', retryable: true } }],
      });
      expect((await stream.next()).done).toBe(true);
    });
  });

  describe('renews its token', () => {
    const soon = () => new Date(systemClock.now().getTime() + 80);
    const later = () => new Date(systemClock.now().getTime() + 60_000);
    function renewal(caller: object) {
      const listeners = new Set<() => void>();
      let token: string | null = null;
      const authenticate = vi.fn(() => Promise.resolve(caller as never));
      Object.assign(sub.runtime, { authenticate });
      return {
        authenticate,
        facts: {
          renewal: {
            current: () => token,
            onChange: (listener: () => void) => (
              listeners.add(listener),
              () => void listeners.delete(listener)
            ),
          },
        },
        give(next: string) {
          token = next;
          for (const listener of listeners) listener();
        },
      };
    }

    it('over the open stream, and then outlives the first one', async () => {
      const { facts, give, authenticate } = renewal({
        ...reader,
        sessionId: 's2',
        expiresAt: later(),
      });
      const stream = open({}, { ...reader, expiresAt: soon() }, facts);
      await take(stream, 1);
      give('newer');
      await new Promise((resolve) => setTimeout(resolve, 120));
      const { id } = await write(() => {});
      expect(await take(stream, 1)).toMatchObject([{ kind: 'UPSERTED', id }]);
      expect(authenticate).toHaveBeenCalledWith('newer');
      await stream.return();
    });

    it('under another caller who sees the very same, not one who sees other rows', async () => {
      const mate = asCaller({
        subjectId: 'u2',
        grants: { 'cabinet:read': 'CAMPUS' },
        campusIds: ['c1'],
        expiresAt: later(),
      });
      const good = renewal(mate);
      const stream = open({}, { ...reader, expiresAt: soon() }, good.facts);
      await take(stream, 1);
      good.give('mate');
      const { id } = await write(() => {});
      expect(await take(stream, 1)).toMatchObject([{ id }]);
      await stream.return();

      const other = asCaller({
        subjectId: 'u3',
        grants: { 'cabinet:read': 'CAMPUS' },
        campusIds: ['c2'],
        expiresAt: later(),
      });
      const bad = renewal(other);
      const refused = open({}, { ...reader, expiresAt: soon() }, bad.facts);
      await take(refused, 1);
      bad.give('other');
      await expect(refused.next()).rejects.toMatchObject({ code: 'ACCESS_CHANGED' });
    });
  });

  it('answers each event from the present, never from what an earlier one read', async () => {
    const query = 'subscription { cabinetChanged { kind id version cabinet { id name version } } }';
    const stream = await subscribeGraph(sub, reader, query);
    await stream.next();
    const { id } = await write((cabinet) => (cabinet.name = 'first'));
    expect((await stream.next()).value).toMatchObject({
      data: { cabinetChanged: { cabinet: { id, name: 'first' } } },
    });
    await write((cabinet) => (cabinet.name = 'second'), id);
    expect((await stream.next()).value).toMatchObject({
      data: { cabinetChanged: { cabinet: { id, name: 'second' } } },
    });
    await write((cabinet) => (cabinet.campusId = 'c2'), id);
    expect((await stream.next()).value).toEqual({
      data: { cabinetChanged: { kind: 'REMOVED', id, version: 3, cabinet: null } },
    });
    await stream.return();
  });

  it('serves plain graphql-js subscribe with present rows too', async () => {
    const { parse, subscribe } = await import('graphql');
    const contextValue: Context = contextFor(sub, reader);
    const document = parse('subscription { cabinetChanged { cabinet { name } } }');
    const stream = (await subscribe({
      schema: sub.schema,
      document,
      contextValue,
    })) as AsyncGenerator;
    await stream.next();
    const { id } = await write((cabinet) => (cabinet.name = 'first'));
    expect((await stream.next()).value).toMatchObject({
      data: { cabinetChanged: { cabinet: { name: 'first' } } },
    });
    await write((cabinet) => (cabinet.name = 'second'), id);
    expect((await stream.next()).value).toMatchObject({
      data: { cabinetChanged: { cabinet: { name: 'second' } } },
    });
    await stream.return(undefined);
  });

  it('refuses who may not subscribe before anything is streamed', async () => {
    const query = 'subscription ($after: String) { cabinetChanged(after: $after) { kind } }';
    await expect(subscribeGraph(sub, asCaller(), query)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    const after = encodeCursor({ domain: 'cabinets', epoch: 'other', position: 0 });
    await expect(subscribeGraph(sub, reader, query, { after })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'CURSOR_EXPIRED' } }],
    });
  });
});
