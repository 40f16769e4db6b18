import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferences } from './reference.ts';
import { aCabinet, Cabinet, cabinets } from './testing/cabinet.ts';
import { databases } from './testing/databases.ts';
import {
  asCaller,
  codesOf,
  contextFor,
  graph,
  graphWith,
  startTestSubgraph,
} from './testing/graph.ts';
import type { TestCallerFacts, TestSubgraph } from './testing/graph.ts';

const query = `query ($refs: [_Any!]!) {
  _entities(representations: $refs) { ... on Cabinet { id name height } }
}`;
const refs = (...ids: string[]) => ({ refs: ids.map((id) => ({ __typename: 'Cabinet', id })) });

describe.each(databases())('references on %s', (database) => {
  let sub: TestSubgraph;
  let mine: Cabinet;
  let foreign: Cabinet;
  beforeAll(async () => {
    sub = await startTestSubgraph(cabinets, { database });
    mine = aCabinet({ name: 'mine', campusId: 'c1', height: 1 });
    foreign = aCabinet({ name: 'foreign', campusId: 'c2', height: 2, partyId: 'p1' });
    await sub.runtime.orm.em.fork().persist([mine, foreign]).flush();
  });
  afterAll(() => sub.stop());

  const ask = (facts: TestCallerFacts, ...ids: string[]) =>
    graph(sub, asCaller({ campusIds: ['c1'], ...facts }), query, refs(...ids));
  const reads = { grants: { 'cabinet:read': 'CAMPUS' } } as const;

  it('give what is in scope whole, and only the card of what is not, to staff', async () => {
    const answer = await ask(reads, mine.id, foreign.id);
    expect(answer.data._entities).toEqual([
      { id: mine.id, name: 'mine', height: 1 },
      { id: foreign.id, name: 'foreign', height: null },
    ]);
    expect(answer.errors).toMatchObject([
      {
        path: ['_entities', 1, 'height'],
        extensions: { code: 'FORBIDDEN', permission: 'cabinet:read' },
      },
    ]);
  });

  it('give staff without the permission the cards', async () => {
    const answer = await ask({}, mine.id);
    expect(answer.data._entities).toEqual([{ id: mine.id, name: 'mine', height: null }]);
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['vendors', { kind: 'user', partyId: 'p9', grants: { 'cabinet:read': 'CONTRACT' } }],
    ['programs', { kind: 'client' }],
    ['devices', { kind: 'device', grants: { 'cabinet:read': 'DEVICE' }, campusIds: ['c3'] }],
    ['nobody', { kind: 'anonymous' }],
  ] as const)(
    'give %s nothing of what is out of scope, as if it were not there',
    async (_, facts) => {
      const answer = await ask({ ...facts, campusIds: ['c3'] }, mine.id, foreign.id, 'absent');
      expect(answer).toEqual({ data: { _entities: [null, null, null] } });
    },
  );

  it('give a vendor its own, a device its campus', async () => {
    const vendor = { partyId: 'p1', grants: { 'cabinet:read': 'CONTRACT' } } as const;
    expect((await ask(vendor, foreign.id)).data._entities).toMatchObject([{ height: 2 }]);
    const device = { kind: 'device', grants: { 'cabinet:read': 'DEVICE' } } as const;
    expect((await ask(device, mine.id, foreign.id)).data._entities).toMatchObject([
      { height: 1 },
      null,
    ]);
  });

  it('answer null for rows that are not there', async () => {
    expect(await ask(reads, 'absent')).toEqual({ data: { _entities: [null] } });
  });

  it('take one query for fifty, two when some are cards', async () => {
    const ctx = contextFor(sub, asCaller({ campusIds: ['c1'], ...reads }));
    let queries = 0;
    const connection = ctx.em.getConnection() as unknown as {
      executeQuery(...args: unknown[]): unknown;
    };
    const executeQuery = connection.executeQuery.bind(connection);
    Object.assign(connection, {
      executeQuery: (...args: unknown[]) => ((queries += 1), executeQuery(...args)),
    });
    try {
      const ids = [mine.id, ...Array.from({ length: 49 }, (_, i) => `absent-${i}`)];
      expect((await loadReferences(ctx, Cabinet, ids)).filter(Boolean)).toHaveLength(1);
      expect(queries).toBe(1);
      queries = 0;
      await ask(reads, ...Array.from({ length: 50 }, () => mine.id));
      expect(queries).toBe(1);
      queries = 0;
      await ask(reads, mine.id, foreign.id, ...ids);
      expect(queries).toBe(2);
    } finally {
      Reflect.deleteProperty(connection, 'executeQuery');
    }
  });

  it('do not let the half-read card stand for the row', async () => {
    const ctx = contextFor(sub, asCaller({ campusIds: ['c1'], ...reads }));
    await graphWith(sub, ctx, query, refs(foreign.id));
    const [whole] = await loadReferences(ctx, Cabinet, [foreign.id]);
    expect(whole?.height).toBe(2);
  });
});
