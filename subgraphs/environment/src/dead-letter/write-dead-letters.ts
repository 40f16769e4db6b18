import type { Context } from '@houqin/kit/context';
import { ulid } from '@houqin/kit/id';
import { insertRows } from '@houqin/kit/sql';
import { printable, type Refusal } from '../ingest/refusal.ts';
import { DeadLetter } from './dead-letter.entity.ts';

/** A refusal with where it came from. */
export interface RefusedDelivery {
  readonly refusal: Refusal;
  readonly gateway: string | null;
  readonly topic: string;
  readonly receivedAt: Date;
}

const maxTopic = 300;
const maxDetail = 300;
const rowsPerInsert = 200; // 4 kB each: well below the packet limit of a server

/** Puts refusals on record. */
export async function writeDeadLetters(
  em: Context['em'],
  refused: readonly RefusedDelivery[],
): Promise<void> {
  for (let start = 0; start < refused.length; start += rowsPerInsert) {
    const rows = refused.slice(start, start + rowsPerInsert).map(toRow);
    await insertRows(em.fork(), 'dead_letter', rows);
  }
}

// By parameters, not as entities: what is in here was written by strangers.
function toRow({ refusal, gateway, topic, receivedAt }: RefusedDelivery) {
  return {
    id: ulid(),
    received_at: receivedAt,
    gateway: gateway?.slice(0, 64) ?? null,
    topic: printable(topic).slice(0, maxTopic),
    payload: refusal.payload,
    reason: refusal.reason,
    detail: refusal.detail.slice(0, maxDetail),
  };
}

/** Rows kept at most, whatever their age: at 4 kB each about 400 MB. */
export const maxDeadLetters = 100_000;

/** Removes what is older than `before`, and the oldest beyond the number that is kept. */
export async function sweepDeadLetters(em: Context['em'], before: Date): Promise<number> {
  const fork = em.fork();
  let removed = await fork.nativeDelete(DeadLetter, { receivedAt: { $lt: before } });
  const [first] = await fork.find(
    DeadLetter,
    {},
    { orderBy: { receivedAt: 'desc', id: 'desc' }, offset: maxDeadLetters, limit: 1 },
  );
  if (first)
    removed += await fork.nativeDelete(DeadLetter, { receivedAt: { $lte: first.receivedAt } });
  return removed;
}
