import type { Clock } from '@houqin/kit/clock';
import { demoId } from '@houqin/kit/id';
import type { TestDatabase } from '@houqin/kit/testing/databases';
import {
  asCaller,
  graph,
  startTestSubgraph,
  type GraphAnswer,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
import { subgraph } from '../src/subgraph.ts';

export const main = demoId('campus:MAIN');
export const cardiology = demoId('department:CARD2');

const read = 'collaboration-request:read';
const create = 'collaboration-request:create';
const handle = 'collaboration-request:handle';

/** Asks for their department and sees what it asked. */
export const nurse = asCaller({
  subjectId: 'nurse',
  departmentId: cardiology,
  campusIds: [main],
  grants: { [read]: 'DEPT', [create]: 'OWN' },
});
/** Of another department of the same campus. */
export const otherNurse = asCaller({
  subjectId: 'other-nurse',
  departmentId: demoId('department:ICU'),
  campusIds: [main],
  grants: { [read]: 'DEPT', [create]: 'OWN' },
});
/** Handles what the campus asks. */
export const technician = asCaller({
  subjectId: 'technician',
  campusIds: [main],
  grants: { [read]: 'CAMPUS', [handle]: 'CAMPUS' },
});
/** Handles on another campus: ours does not exist for them. */
export const stranger = asCaller({
  subjectId: 'stranger',
  campusIds: [demoId('campus:EAST')],
  grants: { [read]: 'CAMPUS', [handle]: 'CAMPUS' },
});
export const nobody = asCaller({ subjectId: 'nobody' });

/** The domain alone on a new database. */
export function startDomain(database: TestDatabase, clock?: Clock): Promise<TestSubgraph> {
  return startTestSubgraph(subgraph, { database, ...(clock ? { clock } : {}) });
}

export const fields = `id number title note state version allowedStates startedAt endedAt
  cancelReason requester { id } handler { id } department { id }`;

let keys = 0;

/** Runs a mutation with an idempotency key of its own; answers the request or the first fault. */
export async function act(
  running: TestSubgraph,
  caller: typeof nurse,
  step: 'create' | 'start' | 'complete' | 'cancel',
  input: object,
) {
  const name = `${step}CollaborationRequest`;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  const variables = { input: { idempotencyKey: `key-${(keys += 1)}`, ...input } };
  const answer = await graph(running, caller, query, variables);
  return answer.data?.[name] ?? fault(answer);
}

/** Code and details of the first error. */
export const fault = ({ errors }: GraphAnswer) => errors?.[0]?.extensions;

/** Published events about one request, oldest first. */
export async function eventsOf(running: TestSubgraph, id: string) {
  await running.settled();
  const rows = await running.runtime.orm.em
    .fork()
    .getConnection()
    .execute<{ type: string; payload: string }[]>(
      'select type, payload from outbox where aggregate_id = ? order by position',
      [id],
    );
  return rows.map(({ type, payload }) => ({ type, ...(JSON.parse(payload) as object) }));
}
