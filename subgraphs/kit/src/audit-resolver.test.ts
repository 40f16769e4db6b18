import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from './unit-of-work.ts';
import { audit, record } from './record.ts';
import { dropAuditTriggers } from './audit-triggers.ts';
import { rows, run } from './sql.ts';
import { asCaller, codesOf, contextFor, graph, startTestSubgraph } from './testing/graph.ts';
import type { GraphAnswer, TestSubgraph } from './testing/graph.ts';
import { aCabinet, Cabinet, cabinets } from './testing/cabinet.ts';
import { databases } from './testing/databases.ts';
import { verifyAudit } from './verify-audit.ts';

const auditor = asCaller({ subjectId: 'auditor', grants: { 'audit:read': 'ALL' } });
const keeper = asCaller({ subjectId: 'keeper', name: '何敏', grants: { 'cabinet:move': 'ALL' } });
const other = asCaller({ subjectId: 'keeper-2', name: '何敏', grants: { 'cabinet:move': 'ALL' } });

const query = `
  query ($first: Int, $after: String, $filter: AuditEntryFilter, $search: String) {
    cabinetsAudit(first: $first, after: $after, filter: $filter, search: $search) {
      edges { cursor node {
        id position at action objectType objectId before after address reason correlationId
        actor { kind id name }
      } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`;

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly objectId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly correlationId: string;
}
const nodes = ({ data }: GraphAnswer): Entry[] =>
  (data.cabinetsAudit.edges as { node: Entry }[]).map(({ node }) => node);

describe.each(databases())('the audit trail in the graph on %s', (database) => {
  let sub: TestSubgraph;
  let at = new Date('2026-03-01T08:00:00.000Z');
  const moved = new Map<string, string>();
  beforeAll(async () => {
    sub = await startTestSubgraph(cabinets, { database, clock: { now: () => at } });
    for (const caller of [keeper, other])
      for (let minute = 0; minute < 6; minute += 1) {
        // Two callers at the same instants: the id decides.
        at = new Date(Date.parse('2026-03-01T08:00:00.000Z') + minute * 60_000);
        await store(caller, `${caller.subjectId}-${minute}`);
      }
    at = new Date('2026-03-02T08:00:00.000Z');
    await sub.runtime.relay.flush();
  });
  afterAll(() => sub.stop());

  async function store(caller: typeof keeper, name: string): Promise<void> {
    const ctx = contextFor(sub, caller, { address: '10.0.0.7', correlationId: `cause-${name}` });
    const cabinet = aCabinet({ name });
    await transact(ctx, (tx) => {
      tx.persist(cabinet);
      record(tx, cabinet, { type: 'cabinets.cabinet.stored', version: 1 });
      return Promise.resolve();
    });
    await transact(ctx.fresh(), async (tx) => {
      const mine = await tx.findOneOrFail(Cabinet, cabinet.id);
      mine.state = 'BROKEN';
      record(tx, mine, { type: 'cabinets.cabinet.broke', version: 1 }, { reason: `by ${name}` });
    });
    moved.set(name, cabinet.id);
  }
  const ask = (variables: object = {}, caller = auditor) =>
    graph(sub, caller, query, variables as never);
  const period = { at: { gte: '2026-03-01T00:00:00.000Z' } };

  it('says who, what, before and after, from where, why and of which cause', async () => {
    const answer = await ask({
      filter: { objectId: { eq: moved.get('keeper-3') }, objectType: { eq: 'cabinet' } },
    });
    expect(answer.errors).toBeUndefined();
    const [broke, stored] = nodes(answer);
    expect(broke).toMatchObject({
      ...{ at: '2026-03-01T08:03:00.000Z', action: 'cabinets.cabinet.broke' },
      ...{ objectType: 'cabinet', address: '10.0.0.7', reason: 'by keeper-3' },
      ...{ correlationId: 'cause-keeper-3', position: expect.any(Number) as number },
      actor: { kind: 'USER', id: 'keeper', name: '何敏' },
    });
    expect(JSON.parse(broke!.before!)).toMatchObject({ state: 'EMPTY' });
    expect(JSON.parse(broke!.after!)).toMatchObject({ state: 'BROKEN' });
    expect(stored).toMatchObject({ action: 'cabinets.cabinet.stored', before: null });
  });

  it('pages newest first, each entry once, whatever the page', async () => {
    const all = nodes(await ask({ first: 200 }));
    expect(all).toHaveLength(24);
    const order = all.map((one) => `${one.at} ${one.id}`);
    expect(order).toEqual([...order].sort().reverse());
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const answer: GraphAnswer = await ask({ first: 5, after });
      seen.push(...nodes(answer).map(({ id }) => id));
      const { hasNextPage, endCursor } = answer.data.cabinetsAudit.pageInfo;
      if (!hasNextPage) break;
      after = endCursor as string;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it.each([
    ['a person, and nobody whose id begins the same', { actorId: { eq: 'keeper' } }, 12],
    ['an action', { action: { eq: 'cabinets.cabinet.broke' } }, 12],
    ['a part of an action', { action: { contains: 'STORED' } }, 12],
    ['a kind of object', { objectType: { eq: 'cabinet' } }, 24],
    ['another kind of object', { objectType: { eq: 'Cabinet' } }, 0],
    ['a cause', { correlationId: { eq: 'cause-keeper-2-4' } }, 2],
    ['several people', { actorId: { in: ['keeper', 'keeper-2'] } }, 24],
    [
      'a period, its end not with it',
      { at: { gte: '2026-03-01T08:01:00.000Z', lt: '2026-03-01T08:03:00.000Z' } },
      8,
    ],
    ['all that is given', { actorId: { eq: 'keeper' }, action: { contains: 'broke' } }, 6],
  ])('finds by %s', async (_what, filter, count) => {
    const answer = await ask({ filter, first: 200 });
    expect(answer.errors).toBeUndefined();
    expect(nodes(answer)).toHaveLength(count);
    expect(answer.data.cabinetsAudit.totalCount).toBe(count);
  });

  it('looks into reasons and values, from a given beginning only', async () => {
    expect(nodes(await ask({ search: 'keeper-5', filter: period }))).toHaveLength(2);
    expect(nodes(await ask({ search: 'broken', filter: period, first: 200 }))).toHaveLength(12);
    const refused = await ask({ search: 'keeper-5' });
    expect(codesOf(refused)).toEqual(['VALIDATION_FAILED']);
    expect(refused.errors![0]!.extensions).toMatchObject({ field: 'filter.at.gte' });
  });

  it.each([
    ['first', { first: 201 }],
    ['after', { after: 'bm9uZQ' }],
    ['search', { search: 'x'.repeat(101), filter: period }],
  ])('refuses a wrong %s with a code', async (field, variables) => {
    const answer = await ask(variables);
    expect(codesOf(answer)).toEqual(['VALIDATION_FAILED']);
    expect(answer.errors![0]!.extensions).toMatchObject({ field });
  });

  it('is for who holds the permission, and for no outside organisation', async () => {
    for (const [caller, count] of [
      [keeper, null],
      [asCaller({ grants: { 'audit:read': 'ALL' }, partyId: 'vendor-1' }), null],
      [asCaller({ subjectId: 'keeper', grants: { 'audit:read': 'OWN' } }), 12],
      [asCaller({ grants: { 'audit:read': 'CAMPUS' }, campusIds: ['c-1'] }), 0],
    ] as const) {
      const answer = await ask({ first: 200 }, caller);
      if (count === null) {
        expect(answer.data).toEqual({ cabinetsAudit: null });
        expect(codesOf(answer)).toEqual(['FORBIDDEN']);
      } else expect(nodes(answer)).toHaveLength(count);
    }
    expect(sub.sdl).toMatch(/cabinetsAudit\([^)]*\): AuditEntryConnection @requiresScopes/);
  });

  it('asks an index for a person, a cause and an object', async () => {
    for (const [index, where] of [
      ['audit_entry_actor', "actor_id = 'keeper' order by at desc"],
      ['audit_entry_correlation', "correlation_id = 'cause-keeper-1'"],
      ['audit_entry_object', "object_type = 'cabinet' and object_id = 'x'"],
    ]) {
      const explain = database === 'mysql' ? 'explain' : 'explain query plan';
      const plan = await rows(
        sub.runtime.orm.em.fork(),
        `${explain} select id from audit_entry where ${where}`,
      );
      expect(JSON.stringify(plan)).toContain(index);
    }
  });

  it('stays readable where somebody wrote over who acted, and the chain names the place', async () => {
    const em = sub.runtime.orm.em.fork();
    await dropAuditTriggers(sub.runtime.orm);
    const [old] = await rows(em, 'select id, actor, position from audit_entry order by id limit 1');
    const write = (actor: string) =>
      run(em, 'update audit_entry set actor = ? where id = ?', [actor, old!['id']]);
    for (const actor of ['{"kind":', '{"kind":"ghost","subjectId":"g","name":"g"}']) {
      await write(actor);
      const answer = await ask({ filter: { id: { eq: old!['id'] } } });
      expect(answer.errors).toBeUndefined();
      expect(nodes(answer)).toMatchObject([{ actor: { kind: 'ANONYMOUS', id: '', name: actor } }]);
      const { fault } = await verifyAudit(sub.runtime.orm.em);
      expect(fault).toMatchObject({ entryId: old!['id'], fault: 'ALTERED' });
    }
    await write(String(old!['actor']));
    expect((await verifyAudit(sub.runtime.orm.em)).fault).toBeNull();
  });

  it('leaves the chain as it is', async () => {
    await transact(contextFor(sub, auditor), async (tx) => {
      const cabinet = await tx.findOneOrFail(Cabinet, moved.get('keeper-1')!);
      audit(tx, cabinet, 'cabinets.cabinet.looked-into');
    });
    await sub.runtime.relay.flush();
    expect((await verifyAudit(sub.runtime.orm.em)).fault).toBeNull();
  });
});
