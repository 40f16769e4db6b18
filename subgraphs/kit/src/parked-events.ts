import type { EntityManager } from '@mikro-orm/sql';
import type { PublishedEvent } from './bus.ts';
import type { Consumer } from './consumer.ts';
import { NotFound } from './errors.ts';
import { readInstant, readJson, rows, run, type Row } from './sql.ts';

/** An event that a reaction could not take, or one held back behind it (`attempts` 0). */
export interface ParkedEvent {
  readonly id: string;
  /** The domain that published it. */
  readonly from: string;
  readonly event: PublishedEvent;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: Date;
}

/** What is parked in a domain, oldest first. */
export async function parkedEvents(em: EntityManager): Promise<ParkedEvent[]> {
  const found = await rows(
    em.fork(),
    'select * from parked_event order by consumer, position limit 1000',
  );
  return found.map(parkedEvent);
}

/**
 * Tries a parked event again, with everything of its aggregate that is parked, oldest first. What
 * succeeds is no longer parked; the first that fails stays with the rest.
 * @returns how many took effect
 * @throws NotFound; the reaction's error when the first fails again
 */
export async function replayParked(
  em: EntityManager,
  consumers: readonly Consumer[],
  id: string,
): Promise<number> {
  const fork = em.fork();
  const [row] = await rows(fork, 'select * from parked_event where id = ?', [id]);
  const consumer = consumers.find(({ from }) => from === row?.['consumer']);
  if (!row || !consumer) throw new NotFound('ParkedEvent', id);
  const mates = await rows(
    fork,
    `select * from parked_event where consumer = ? and aggregate_type = ? and aggregate_id = ?
     order by position`,
    [row['consumer'], row['aggregate_type'], row['aggregate_id']],
  );
  let done = 0;
  for (const mate of mates) {
    try {
      done += await consumer.replay([parkedEvent(mate).event]);
    } catch (error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      await run(fork, 'update parked_event set attempts = attempts + 1, error = ? where id = ?', [
        ...[text.slice(0, 4000), mate['id']],
      ]);
      if (done === 0) throw error;
      break;
    }
  }
  return done;
}

const parkedEvent = (row: Row): ParkedEvent => ({
  id: String(row['id']),
  from: String(row['consumer']),
  event: readJson<PublishedEvent>(row['event'])!,
  error: String(row['error']),
  attempts: Number(row['attempts']),
  parkedAt: readInstant(row['parked_at']!),
});
