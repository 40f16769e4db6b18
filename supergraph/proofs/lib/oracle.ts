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

const parsed = (text: unknown) =>
  typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : null;

/** Opens a stopped or running system's embedded database for reading. */
export function openDomain(dataDir: string, domain: string) {
  const database = new DatabaseSync(join(dataDir, `${domain}.db`), { readOnly: true });
  return {
    database,
    history: (): HistoryRow[] =>
      (
        database.prepare('select * from outbox order by position, id').all() as Record<
          string,
          unknown
        >[]
      ).map((row) => ({
        id: String(row.id),
        position: row.position === null ? null : Number(row.position),
        type: String(row.type),
        aggregateType: String(row.aggregate_type),
        aggregateId: String(row.aggregate_id),
        aggregateVersion: Number(row.aggregate_version),
        keysBefore: parsed(row.keys_before),
        keysAfter: parsed(row.keys_after),
        published: row.published_at !== null,
      })),
    inbox: () =>
      database
        .prepare(
          'select consumer, event_id, count(*) as times from inbox group by consumer, event_id',
        )
        .all() as {
        consumer: string;
        event_id: string;
        times: number;
      }[],
    parked: () =>
      Number(Object.values(database.prepare('select count(*) from parked_event').get()!)[0]),
    close: () => database.close(),
  };
}
