import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asCaller,
  codesOf,
  contextFor,
  graph,
  startTestSubgraph,
  type TestSubgraph,
} from './testing/graph.ts';
import { aCabinet, Cabinet, cabinetLive, cabinetOrderFields, cabinets } from './testing/cabinet.ts';
import type { CabinetOrderField } from './testing/cabinet.ts';
import { databases } from './testing/databases.ts';
import { random, seeds } from './testing/random.ts';
import { connection, type SortDirection } from './list.ts';

const reader = asCaller({ grants: { 'cabinet:read': 'ALL', 'cabinet:move': 'ALL' } });

describe.each(databases())('lists on %s', (database) => {
  let sub: TestSubgraph;
  beforeAll(async () => {
    sub = await startTestSubgraph(cabinets, { database });
  });
  afterAll(() => sub.stop());

  async function fill(rows: readonly Cabinet[]): Promise<void> {
    const em = sub.runtime.orm.em.fork();
    await em.nativeDelete(Cabinet, {});
    for (const row of rows) em.persist(row);
    await em.flush();
  }

  const page = `
    query ($first: Int! = 50, $after: String, $filter: CabinetFilter, $orderBy: [CabinetOrder!], $search: String) {
      cabinets(first: $first, after: $after, filter: $filter, orderBy: $orderBy, search: $search) {
        edges { cursor node { id name } }
        nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount totalCountCapped liveCursor
      }
    }`;
  const ask = (variables: object) => graph(sub, reader, page, variables as never);
  const names = (answer: { data?: { cabinets: { edges: { node: { name: string } }[] } } }) =>
    answer.data?.cabinets.edges.map(({ node }) => node.name);

  it('pages through ties and nulls in every order, each row once', async () => {
    for (const seed of seeds(3, 2)) {
      const dice = random(seed);
      const rows = Array.from({ length: 37 }, (_, index) =>
        aCabinet({
          name: `n${dice.below(4)}`,
          height: dice.chance(0.4) ? null : dice.below(4),
          checkedAt: dice.chance(0.4) ? null : new Date(1_700_000_000_000 + dice.below(3)),
          locked: dice.chance(0.5),
          id: `id-${String(index).padStart(3, '0')}`,
        }),
      );
      await fill(rows);
      const fields = Object.keys(cabinetOrderFields) as CabinetOrderField[];
      for (const field of fields) {
        for (const direction of ['ASC', 'DESC'] as SortDirection[]) {
          const orderBy = [
            { field, direction },
            { field: dice.pick(fields), direction: dice.pick(['ASC', 'DESC']) },
          ];
          const whole = await ask({ first: 200, orderBy });
          const expected = whole.data.cabinets.nodes.map(({ id }: { id: string }) => id);
          expect(expected, `seed ${seed}`).toHaveLength(rows.length);
          const seen: string[] = [];
          let after: string | null = null;
          for (let turn = 0; turn < 40; turn++) {
            const { data } = await ask({ first: 1 + dice.below(7), after, orderBy });
            const { nodes, pageInfo } = data.cabinets;
            seen.push(...nodes.map(({ id }: { id: string }) => id));
            expect(pageInfo.hasPreviousPage).toBe(after !== null);
            after = pageInfo.endCursor;
            if (!pageInfo.hasNextPage) break;
          }
          expect(seen, `seed ${seed}, ${JSON.stringify(orderBy)}`).toEqual(expected);
        }
      }
    }
  });

  it('sorts nulls lowest, and a reversed column against the rest', async () => {
    await fill([
      aCabinet({ name: 'a', height: 2, locked: true }),
      aCabinet({ name: 'b', height: null, locked: true }),
      aCabinet({ name: 'c', height: 1, locked: false }),
      aCabinet({ name: 'd', height: 3, locked: true }),
    ]);
    const by = (field: string, direction: string) => ask({ orderBy: [{ field, direction }] });
    expect(names(await by('HEIGHT', 'ASC'))).toEqual(['b', 'c', 'a', 'd']);
    expect(names(await by('HEIGHT', 'DESC'))).toEqual(['d', 'a', 'c', 'b']);
    expect(names(await by('URGENCY', 'DESC'))).toEqual(['b', 'a', 'd', 'c']);
  });

  it('searches all words in any of its columns, whatever the case, taking nothing for a pattern', async () => {
    await fill(
      ['Blue 100% Steel', 'blue wood', 'Grey_steel', '手术间 OR-07'].map((name) =>
        aCabinet({ name }),
      ),
    );
    const found = async (search: string) => names(await ask({ search }));
    expect(await found('STEEL blue')).toEqual(['Blue 100% Steel']);
    expect(await found('%')).toEqual(['Blue 100% Steel']);
    expect(await found('_')).toEqual(['Grey_steel']);
    expect(await found("'; drop table cabinet; --")).toEqual([]);
    expect(await found('手术')).toEqual(['手术间 OR-07']);
    expect(await found('  ')).toHaveLength(4);
  });

  it('counts to the cap and says so', async () => {
    await fill(Array.from({ length: 3 }, (_, i) => aCabinet({ name: `n${i}`, locked: i === 0 })));
    const { data } = await ask({ first: 1, filter: { locked: { eq: false } } });
    expect(data.cabinets).toMatchObject({ totalCount: 2, totalCountCapped: false });
    expect(data.cabinets.pageInfo.hasNextPage).toBe(true);
    const em = sub.runtime.orm.em.fork();
    const many = Array.from({ length: 10_001 }, (_, i) => ({
      ...aCabinet({ name: `m${i}` }),
      version: 1,
    }));
    for (let i = 0; i < many.length; i += 1000)
      await em.insertMany(Cabinet, many.slice(i, i + 1000));
    const full = await ask({ first: 1 });
    expect(full.data.cabinets).toMatchObject({ totalCount: 10_000, totalCountCapped: true });
    await fill([]);
  });

  it.each([
    ['first', { first: 0 }],
    ['first', { first: 201 }],
    ['after', { after: 'rubbish' }],
    ['after', { after: Buffer.from('["+name+id","x"]').toString('base64url') }],
    ['after', { after: Buffer.from('["+name+id",{"$gt":""},"x"]').toString('base64url') }],
    ['after', { after: Buffer.from('["+name+id","x",null]').toString('base64url') }],
    ['after', { after: Buffer.from('["-name+id","x","y"]').toString('base64url') }],
    ['search', { search: 'x'.repeat(101) }],
  ])('refuses a wrong %s', async (field, variables) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });

  it('refuses a cursor of another order', async () => {
    await fill([aCabinet(), aCabinet()]);
    const { data } = await ask({ first: 1, orderBy: [{ field: 'HEIGHT', direction: 'ASC' }] });
    const answer = await ask({ after: data.cabinets.pageInfo.endCursor });
    expect(codesOf(answer)).toEqual(['VALIDATION_FAILED']);
  });

  it('reads the live cursor before the rows, and nothing that was not asked for', async () => {
    const order: string[] = [];
    const ctx = contextFor(sub, reader);
    const { feed } = sub.runtime;
    const find = ctx.em.find.bind(ctx.em);
    ctx.em.find = (async (...args: Parameters<typeof find>) => {
      order.push('rows');
      return find(...args);
    }) as typeof find;
    const spied = { ...sub.runtime, feed: { cursor: () => (order.push('cursor'), feed.cursor()) } };
    const list = connection({ ...ctx, runtime: spied as never }, cabinetLive, {}, {});
    expect(order).toEqual([]);
    await list.nodes();
    await list.edges();
    await list.liveCursor();
    expect(order).toEqual(['cursor', 'rows']);
  });

  it('refuses who may not read, and shows nobody rows outside the scope', async () => {
    await fill([aCabinet({ name: 'mine', creatorId: 'u1' }), aCabinet({ name: 'other' })]);
    const nobody = await graph(sub, asCaller(), page);
    expect(codesOf(nobody)).toEqual(['FORBIDDEN']);
    const owner = asCaller({ subjectId: 'u1', grants: { 'cabinet:read': 'OWN' } });
    const own = await graph(sub, owner, page);
    expect(names(own)).toEqual(['mine']);
    expect(own.data.cabinets.totalCount).toBe(1);
  });
});
