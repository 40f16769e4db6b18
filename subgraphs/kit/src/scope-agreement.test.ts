import type { FilterQuery } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, scopeQuery, scopeWhere } from './scope.ts';
import { scopeLevels } from './access.ts';
import type { LiveKeys } from './live-keys.ts';
import { Forbidden, Unauthenticated } from './errors.ts';
import { filterWhere, matchesFilter, MissingLiveKey } from './filters.ts';
import {
  aCabinet,
  Cabinet,
  CabinetFilter,
  cabinetLive,
  cabinets,
  cabinetScope,
} from './testing/cabinet.ts';
import { CabinetState } from './testing/cabinet.ts';
import {
  anAccess,
  asCaller,
  contextFor,
  startTestSubgraph,
  type TestSubgraph,
} from './testing/graph.ts';
import { databases } from './testing/databases.ts';
import { random, seeds, type Random } from './testing/random.ts';

const campuses = ['c1', 'c2', 'c3'];
const departments = ['d1', 'd2', 'd3', 'd4'];
const parties = ['p1', 'p2'];
const people = ['u1', 'u2', 'u3'];
const texts = [
  'abc',
  'ABC',
  'äbc',
  'ÄBC',
  'abc ',
  'or-07 100%',
  "o'r",
  'a_c',
  '手术间',
  '',
  'x\\y',
];
const instants = [0, 1, 1000, 1_700_000_000_123].map((ms) => new Date(ms));

const orNull = <V>(dice: Random, values: readonly V[]): V | null =>
  dice.chance(0.25) ? null : dice.pick(values);

const someCabinet = (dice: Random): Cabinet =>
  aCabinet({
    name: dice.pick(texts),
    state: dice.pick(Object.values(CabinetState)),
    height: orNull(dice, [-1, 0, 1, 2]),
    checkedAt: orNull(dice, instants),
    locked: dice.chance(0.5),
    campusId: orNull(dice, campuses),
    departmentId: orNull(dice, departments),
    partyId: orNull(dice, parties),
    creatorId: orNull(dice, people),
    keeperId: orNull(dice, people),
  });

function someCaller(dice: Random) {
  const levels = scopeLevels.filter((level) => level !== 'ALL' && dice.chance(0.35));
  if (dice.chance(0.05)) levels.push('ALL');
  return asCaller({
    subjectId: dice.pick(people),
    grants: { 'cabinet:read': levels.length ? levels : ['OWN'] },
    departmentId: orNull(dice, departments),
    campusIds: campuses.filter(() => dice.chance(0.4)),
    partyId: orNull(dice, parties),
  });
}

/** A filter of any shape, explicit nulls among them. */
function someFilter(dice: Random, rows: readonly Cabinet[]): CabinetFilter {
  const maybe = <V>(value: () => V): V | null | undefined =>
    dice.chance(0.3) ? value() : dice.chance(0.1) ? null : undefined;
  const some = <V>(values: readonly V[]): V[] => values.filter(() => dice.chance(0.4));
  const text = (): string => dice.pick([...texts, 'B', 'OR', '%', '_', '术', 'Ä', ' ']);
  const filter = new CabinetFilter();
  if (dice.chance(0.1)) filter.id = { in: some(rows.map(({ id }) => id)) };
  if (dice.chance(0.4)) {
    filter.name = { eq: maybe(text), in: maybe(() => some(texts)) ?? null, contains: maybe(text) };
  }
  const states = Object.values(CabinetState);
  if (dice.chance(0.3))
    filter.state = { eq: maybe(() => dice.pick(states)), in: maybe(() => some(states)) };
  const number = (): number => dice.pick([-1, 0, 1, 2]);
  if (dice.chance(0.3)) {
    filter.height = {
      ...{ eq: maybe(number), gte: maybe(number), lt: maybe(number) },
      in: maybe(() => some([-1, 0, 1, 2])),
    };
  }
  const instant = (): Date => dice.pick(instants);
  if (dice.chance(0.3)) filter.checkedAt = { gte: maybe(instant), lt: maybe(instant) };
  if (dice.chance(0.2)) filter.locked = { eq: maybe(() => dice.chance(0.5)) };
  if (dice.chance(0.2)) filter.mine = { eq: maybe(() => dice.chance(0.5)) };
  return filter;
}

describe.each(databases())('query and live keys agree on %s', (database) => {
  let sub: TestSubgraph;
  beforeAll(async () => {
    sub = await startTestSubgraph(cabinets, { database });
    for (const [departmentId, parentId] of [
      ['d1', null],
      ['d2', 'd1'],
      ['d3', 'd2'],
      ['d4', null],
    ]) {
      sub.access.apply({
        type: 'identity.department.changed',
        payload: { departmentId, parentId },
      });
    }
  });
  afterAll(() => sub.stop());

  it('about random rows, callers and filters', async () => {
    for (const seed of seeds(4, 3)) {
      const dice = random(seed);
      const em = sub.runtime.orm.em.fork();
      await em.nativeDelete(Cabinet, {});
      const rows = Array.from({ length: 60 }, () => someCabinet(dice));
      for (const row of rows) em.persist(row);
      await em.flush();
      let matched = 0;
      for (let turn = 0; turn < 60; turn++) {
        const ctx = contextFor(sub, someCaller(dice));
        const filter = someFilter(dice, rows);
        const where = {
          $and: [
            scopeWhere(ctx, 'cabinet:read', cabinetScope),
            filterWhere(ctx, ctx.em.getMetadata(Cabinet), filter, cabinetLive.filters),
          ],
        } as FilterQuery<Cabinet>;
        const found = (await ctx.em.find(Cabinet, where)).map(({ id }) => id).sort();
        const expected = rows
          .filter((row) => {
            // As they come back from the outbox.
            const keys = JSON.parse(JSON.stringify(cabinetLive.keys(row))) as object as never;
            const { access } = ctx.caller;
            return (
              inScope(access, 'cabinet:read', cabinetScope, keys, sub.access) &&
              matchesFilter(ctx, filter, keys, cabinetLive.filters)
            );
          })
          .map(({ id }) => id)
          .sort();
        expect(found, `seed ${seed}, turn ${turn}: ${JSON.stringify(filter)}`).toEqual(expected);
        matched += found.length;
      }
      expect(matched, `seed ${seed} matches something`).toBeGreaterThan(20);
    }
  });
});

const tree = { departmentsUnder: (id: string) => (id === 'd1' ? ['d1', 'd2'] : [id]) };
const query = (grants: Record<string, never>, columns = cabinetScope, facts = {}) =>
  scopeQuery(anAccess({ grants, ...facts }), 'cabinet:read', columns, tree);

describe('a scope', () => {
  it('needs the permission, at whatever level', () => {
    expect(() => query({})).toThrow(Forbidden);
    expect(() => query({ 'cabinet:move': 'ALL' } as never)).toThrow(Forbidden);
    const keys = { campusId: 'c1' };
    expect(inScope(anAccess(), 'cabinet:read', {}, keys, tree)).toBe(false);
  });

  it('reaches nothing by a level whose column the noun lacks', () => {
    const columns = { department: 'departmentId' } as const;
    const facts = { campusIds: ['c1'] };
    expect(query({ 'cabinet:read': 'CAMPUS' } as never, columns, facts)).toEqual({
      $and: [{ id: { $in: [] } }],
    });
  });

  it('reaches all rows of a noun that belongs to nobody', () => {
    expect(query({ 'cabinet:read': 'OWN' } as never, {})).toEqual({});
  });

  it('of a caller without a department reaches no department, also not the row without one', () => {
    const access = anAccess({ grants: { 'cabinet:read': ['DEPT', 'DEPT_TREE', 'CONTRACT'] } });
    const keys = { departmentId: null, partyId: null };
    expect(inScope(access, 'cabinet:read', cabinetScope, keys, tree)).toBe(false);
    expect(scopeQuery(access, 'cabinet:read', cabinetScope, tree)).toEqual({
      $and: [{ id: { $in: [] } }],
    });
  });

  it('of owners too many to be listed asks the keys for this one, and only at OWN', () => {
    const columns = {
      own: () => ({}),
      ownHas: ({ members }: LiveKeys, subjectId: string) => String(members).includes(subjectId),
    };
    const sees = (subjectId: string, level: 'OWN' | 'CAMPUS', keys: LiveKeys) => {
      const access = anAccess({ subjectId, grants: { 'cabinet:read': level } });
      return inScope(access, 'cabinet:read', columns, keys, tree);
    };
    expect(sees('u1', 'OWN', { members: 'u1,u2' })).toBe(true);
    expect(sees('u3', 'OWN', { members: 'u1,u2' })).toBe(false);
    expect(sees('u1', 'CAMPUS', { members: 'u1,u2' })).toBe(false);
    // Those who are listed besides are owners, too.
    expect(sees('u3', 'OWN', { members: '', ownerIds: ['u3'] })).toBe(true);
  });

  it('follows the tree below the department for DEPT_TREE only', () => {
    const at = (level: 'DEPT' | 'DEPT_TREE') =>
      inScope(
        anAccess({ departmentId: 'd1', grants: { 'cabinet:read': level } }),
        ...(['cabinet:read', cabinetScope, { departmentId: 'd2' }, tree] as const),
      );
    expect([at('DEPT'), at('DEPT_TREE')]).toEqual([false, true]);
  });

  it('asks for a sign-in before a permission', () => {
    const runtime = { process: { access: tree } };
    const ctx = { caller: asCaller({ kind: 'anonymous' }), refusal: null, runtime };
    expect(() => scopeWhere(ctx as never, 'cabinet:read', {})).toThrow(Unauthenticated);
  });
});

it('does not guess about keys that an older program did not record', () => {
  const ctx = { em: { getPlatform: () => ({}) } } as never;
  expect(() => matchesFilter(ctx, { floorId: { eq: 'f1' } }, { roomId: 'r1' })).toThrow(
    MissingLiveKey,
  );
  expect(matchesFilter(ctx, { floorId: null }, {})).toBe(true);
});
