import { demoId } from '@houqin/kit/id';
import type { Caller } from '@houqin/kit/context';
import type { TestDatabase } from '@houqin/kit/testing/databases';
import {
  asCaller,
  startTestSubgraph,
  type GraphAnswer,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
import { subgraph } from '../src/subgraph.ts';

export const main = demoId('campus:MAIN');

/** Manages rooms of the main campus. */
export const manager = asCaller({
  subjectId: 'manager',
  campusIds: [main],
  grants: { 'room:read': 'CAMPUS', 'room:manage': 'CAMPUS' },
});
/** Sees the main campus. */
export const nurse = asCaller({
  subjectId: 'nurse',
  campusIds: [main],
  grants: { 'room:read': 'CAMPUS' },
});
/** Staff of another campus: our rooms are known to them by card only. */
export const stranger = asCaller({
  subjectId: 'stranger',
  campusIds: [demoId('campus:EAST')],
  grants: { 'room:read': 'CAMPUS', 'room:manage': 'CAMPUS' },
});
export const nobody: Caller = asCaller({ subjectId: 'nobody' });

/** Facility alone on a new database, with the demo hospital. */
export async function startFacility(database: TestDatabase): Promise<TestSubgraph> {
  const running = await startTestSubgraph(subgraph, { database });
  await running.seed({ size: 'tiny', now: new Date('2026-03-02T08:00:00Z') });
  await running.settled();
  return running;
}

/** Code and details of the first error. */
export const fault = ({ errors }: GraphAnswer) => errors?.[0]?.extensions as never;

let keys = 0;
/** A new idempotency key. */
export const key = () => `key-${(keys += 1)}`;

/** Payloads of the published events about one room, oldest first. */
export async function roomEvents(facility: TestSubgraph, roomId: string) {
  await facility.settled();
  const rows = await facility.runtime.orm.em
    .fork()
    .getConnection()
    .execute<{ payload: string }[]>(
      "select payload from outbox where aggregate_type = 'room' and aggregate_id = ? order by position",
      [roomId],
    );
  return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
}
