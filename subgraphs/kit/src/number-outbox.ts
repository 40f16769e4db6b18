import type { EntityManager } from '@mikro-orm/sql';
import { chainAudit, type ChainLink } from './audit-chain.ts';
import type { PublishedEvent } from './bus.ts';
import { guardTransaction } from './guard.ts';
import type { Lease } from './lease.ts';
import { publishedEvent } from './outbox-row.ts';
import { forUpdate, rows, run, type Row } from './sql.ts';

/** Rows numbered in one transaction. */
export const numberingBatch = 500;

export interface Numbered {
  readonly events: readonly PublishedEvent[];
  /** Audit entries that were chained. */
  readonly links: readonly ChainLink[];
  /** More rows may wait. */
  readonly more: boolean;
}

/**
 * Gives committed outbox rows without a position the next ones, dense, in one short transaction, and
 * chains their audit entries. The row of `feed_state` is locked, so that two relays that both
 * believe to lead cannot interleave; the unique index is the last safeguard.
 * @returns null when the lease is no longer held
 */
export async function numberOutbox(
  em: EntityManager,
  { domain, lease, published }: { domain: string; lease: Lease; published: number },
): Promise<Numbered | null> {
  const tx = em.fork();
  return guardTransaction(domain, async () => {
    await tx.begin();
    try {
      const [state] = await rows(tx, `select * from feed_state where id = 1${forUpdate(tx)}`);
      if (!state || !(await lease.holds(tx))) {
        await tx.rollback();
        return null;
      }
      const { batch, more } = await unnumbered(tx);
      const first = Number(state['head_position']) + 1;
      await givePositions(tx, batch, first);
      const before = {
        position: Number(state['audit_position']),
        hash: String(state['audit_hash']),
      };
      const { links, more: moreLinks } = await chainAudit(tx, before);
      const end = links.at(-1) ?? before;
      await run(
        tx,
        `update feed_state set head_position = ?, audit_position = ?, audit_hash = ?,
         published_position = case when published_position < ? then ? else published_position end
         where id = 1`,
        [first - 1 + batch.length, end.position, end.hash, published, published],
      );
      await tx.commit();
      const epoch = String(state['epoch']);
      const events = batch.map((row, index) =>
        publishedEvent({ ...row, position: first + index }, domain, epoch),
      );
      return { events, links, more: more || moreLinks };
    } catch (error) {
      await tx.rollback().catch(() => undefined);
      throw error;
    }
  });
}

/**
 * The rows to number, in order. Ids of one process grow as its transactions flush, but commits land
 * out of order and clocks of processes differ: rows of one aggregate therefore go by its version,
 * and when the batch is full, all that is committed of its aggregates is in it.
 */
async function unnumbered(tx: EntityManager): Promise<{ batch: Row[]; more: boolean }> {
  const waiting = 'select * from outbox where position is null';
  const batch = await rows(tx, `${waiting} order by id limit ${numberingBatch}`);
  const more = batch.length === numberingBatch;
  if (more) {
    const taken = new Set(batch.map((row) => row['id']));
    const aggregates = [...new Set(batch.map((row) => row['aggregate_id']))];
    const marks = aggregates.map(() => '?').join(', ');
    const rest = await rows(
      tx,
      `${waiting} and aggregate_id in (${marks}) order by id`,
      aggregates,
    );
    batch.push(...rest.filter((row) => !taken.has(row['id'])));
  }
  return { batch: orderWithinAggregates(batch), more };
}

/** Each aggregate's rows, by version, in the places that its rows have by id. */
export function orderWithinAggregates(batch: readonly Row[]): Row[] {
  const queues = new Map<string, Row[]>();
  const keyOf = (row: Row) => `${row['aggregate_type']} ${row['aggregate_id']}`;
  for (const row of batch) {
    const queue = queues.get(keyOf(row));
    if (queue) queue.push(row);
    else queues.set(keyOf(row), [row]);
  }
  const version = (row: Row) => Number(row['aggregate_version']);
  for (const queue of queues.values())
    // Stable: rows of one version keep the order of their ids.
    if (queue.length > 1) queue.sort((a, b) => version(a) - version(b));
  return batch.map((row) => queues.get(keyOf(row))!.shift()!);
}

async function givePositions(
  tx: EntityManager,
  batch: readonly Row[],
  first: number,
): Promise<void> {
  for (let from = 0; from < batch.length; from += numberingBatch) {
    const ids = batch.slice(from, from + numberingBatch).map((row) => row['id']);
    await run(
      tx,
      `update outbox set position = case id ${ids.map(() => 'when ? then ?').join(' ')} end
       where id in (${ids.map(() => '?').join(', ')})`,
      [...ids.flatMap((id, index) => [id, first + from + index]), ...ids],
    );
  }
}
