import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishedEvent } from './bus.ts';
import { matchesFilter } from './filters.ts';
import { lock } from './lock.ts';
import { OutboxReader } from './outbox-reader.ts';
import { record } from './record.ts';
import { inScope } from './scope.ts';
import {
  aCabinet,
  Cabinet,
  CabinetFilter,
  cabinetLive,
  cabinets,
  CabinetState,
} from './testing/cabinet.ts';
import { databases } from './testing/databases.ts';
import { asCaller, contextFor, startTestSubgraph, type TestSubgraph } from './testing/graph.ts';
import { LiveClient } from './testing/live-client.ts';
import { random, seeds, type Random } from './testing/random.ts';
import { transact, type Tx } from './unit-of-work.ts';

const states = Object.values(CabinetState);
const people = ['u1', 'u2', null];
const campuses = ['c1', 'c2', null];
const departments = ['d1', 'd2', null];

/** One random change of a row; what it leaves alone it leaves alone. */
function change(cabinet: Cabinet, dice: Random): void {
  if (dice.chance(0.6)) cabinet.state = dice.pick(states);
  if (dice.chance(0.3)) cabinet.name = `name ${dice.below(1000)}`;
  if (dice.chance(0.25)) cabinet.campusId = dice.pick(campuses);
  if (dice.chance(0.25)) cabinet.departmentId = dice.pick(departments);
  if (dice.chance(0.25)) cabinet.keeperId = dice.pick(people);
  if (dice.chance(0.2)) cabinet.locked = !cabinet.locked;
  if (dice.chance(0.2)) cabinet.height = dice.chance(0.3) ? null : dice.below(3);
}

const said = (tx: Tx, cabinet: Cabinet): void =>
  record(tx, cabinet, { type: 'cabinets.cabinet.changed', version: 1 });

class RolledBack extends Error {}

/** Writes at random until its turns are over: one row, two, one twice, or something taken back. */
async function writer(
  sub: TestSubgraph,
  dice: Random,
  ids: string[],
  turns: number,
): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const work = transact(sub.systemContext(), async (tx) => {
      if (ids.length < 5 || dice.chance(0.25)) {
        const cabinet = aCabinet({ name: `new ${turn}` });
        change(cabinet, dice);
        tx.persist(cabinet);
        said(tx, cabinet);
        ids.push(cabinet.id);
        return;
      }
      const chosen = new Set([dice.pick(ids)]);
      if (dice.chance(0.2)) chosen.add(dice.pick(ids));
      for (const id of [...chosen].sort()) {
        const cabinet = await lock(tx, Cabinet, id).catch(() => null);
        // Made by a transaction that has not committed yet, or was taken back.
        if (!cabinet) continue;
        change(cabinet, dice);
        if (dice.chance(0.1)) said(tx, cabinet);
        said(tx, cabinet);
      }
      if (dice.chance(0.1)) throw new RolledBack();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
    if (dice.chance(0.4)) await sleep(dice.below(8));
  }
}

function someClient(sub: TestSubgraph, dice: Random): LiveClient {
  const levels = (['OWN', 'DEPT', 'CAMPUS', 'ALL'] as const).filter(() => dice.chance(0.4));
  const caller = asCaller({
    subjectId: dice.pick(['u1', 'u2']),
    grants: { 'cabinet:read': levels.length ? levels : ['CAMPUS'] },
    ...{
      departmentId: dice.pick(departments),
      campusIds: ['c1', 'c2'].filter(() => dice.chance(0.6)),
    },
  });
  const filter = new CabinetFilter();
  if (dice.chance(0.5)) filter.state = { in: states.filter(() => dice.chance(0.5)) };
  if (dice.chance(0.2)) filter.locked = { eq: dice.chance(0.5) };
  if (dice.chance(0.2)) filter.mine = { eq: true };
  if (dice.chance(0.2)) filter.height = { gte: 1 };
  return new LiveClient(sub, caller, filter, random(dice.below(2 ** 31)));
}

function everything(sub: TestSubgraph, dice: Random): LiveClient {
  const caller = asCaller({ grants: { 'cabinet:read': 'ALL' } });
  return new LiveClient(sub, caller, new CabinetFilter(), random(dice.below(2 ** 31)));
}

/** What a subscriber has to be told of these events, said once more and more simply. */
function expected(
  sub: TestSubgraph,
  client: LiveClient,
  events: readonly PublishedEvent[],
): unknown[] {
  const ctx = contextFor(sub, client.caller);
  const sees = (keys: PublishedEvent['keysAfter']): boolean =>
    keys !== null &&
    inScope(client.caller.access, 'cabinet:read', cabinetLive.scope, keys, sub.access) &&
    matchesFilter(ctx, client.filter, keys, cabinetLive.filters);
  return events.flatMap(({ position, aggregateId: id, aggregateVersion: version, ...event }) => {
    if (position <= client.start) return [];
    if (sees(event.keysAfter)) return [{ kind: 'UPSERTED', id, version, position }];
    return sees(event.keysBefore) ? [{ kind: 'REMOVED', id, version, position }] : [];
  });
}

describe.each(databases())('subscribers cut at random on %s', (database) => {
  let sub: TestSubgraph;
  afterEach(() => sub.stop());

  it.each(seeds(2, 1))(
    'end with the rows of a fresh list, having heard each change once and in order (seed %i)',
    async (seed) => {
      const dice = random(seed);
      // A ring far smaller than the load: readers fall back to the outbox all the time.
      sub = await startTestSubgraph(cabinets, { database, feedRing: 3, bookmarkMs: 15 });
      const ids: string[] = [];
      await writer(sub, dice, ids, 15);
      const writers = [1, 2, 3].map(() => writer(sub, random(dice.below(2 ** 31)), ids, 60));
      const clients: LiveClient[] = [];
      for (let i = 0; i < 8; i++) {
        const client = i === 0 ? everything(sub, dice) : someClient(sub, dice);
        await client.begin();
        clients.push(client);
        await sleep(dice.below(20));
      }
      await Promise.all(writers);
      await sub.settled();

      const reader = await OutboxReader.open(sub.runtime.orm.em, 'cabinets');
      const head = await reader.head();
      const events = await reader.read({ after: 0, limit: 10_000 });
      expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
      for (const client of clients) {
        await client.end(head);
        const about = `seed ${seed}, ${JSON.stringify([client.filter, client.cuts])}`;
        expect(client.heard, about).toEqual(expected(sub, client, events));
        const fresh = (await client.list()).rows;
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...client.rows.values()].sort(byId), about).toEqual([...fresh].sort(byId));
      }
      expect(clients.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(20);
      expect(clients.reduce((sum, { heard }) => sum + heard.length, 0)).toBeGreaterThan(100);
    },
    60_000,
  );
});
