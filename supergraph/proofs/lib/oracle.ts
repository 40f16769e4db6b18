import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The history of one domain as its database has it: what happened, whatever anybody says. */
export interface HistoryRow {
  readonly id: string;
  readonly position: number | null;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly keysBefore: Record<string, unknown> | null;
  readonly keysAfter: Record<string, unknown> | null;
  readonly published: boolean;
}

/** A running or stopped system's embedded database of one domain, opened for reading. */
export interface DomainOracle {
  history(): HistoryRow[];
  /** Ids of the events this domain has taken in, by the domain they came from. */
  takenIn(): Map<string, Set<string>>;
  parked(): number;
  close(): void;
}

export function openDomain(dataDir: string, domain: string): DomainOracle {
  const database = new DatabaseSync(join(dataDir, `${domain}.sqlite`), { readOnly: true });
  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[];
  return {
    history: () => {
      const published = Number(
        all('select published_position from feed_state')[0]?.published_position ?? 0,
      );
      return all('select * from outbox order by position is null, position, id').map((row) => ({
        id: String(row.id),
        position: row.position === null ? null : Number(row.position),
        type: String(row.type),
        aggregateType: String(row.aggregate_type),
        aggregateId: String(row.aggregate_id),
        aggregateVersion: Number(row.aggregate_version),
        keysBefore: parsed(row.keys_before),
        keysAfter: parsed(row.keys_after),
        published: row.position !== null && Number(row.position) <= published,
      }));
    },
    takenIn: () => {
      const found = new Map<string, Set<string>>();
      for (const { consumer, event_id } of all('select consumer, event_id from inbox')) {
        const producer = String(consumer);
        found.set(producer, (found.get(producer) ?? new Set()).add(String(event_id)));
      }
      return found;
    },
    parked: () => Number(all('select count(*) as parked from parked_event')[0]?.parked),
    close: () => database.close(),
  };
}

const parsed = (text: unknown) =>
  typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : null;
