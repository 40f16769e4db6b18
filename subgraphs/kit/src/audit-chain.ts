import type { EntityManager } from '@mikro-orm/sql';
import { createHash } from 'node:crypto';
import { readInstant, rows, run, type Row } from './sql.ts';

/** Before the first entry. */
export const chainStart = '0'.repeat(64);

/** Entries chained in one statement. */
const batchSize = 500;

export interface ChainLink {
  readonly position: number;
  readonly hash: string;
}

/**
 * Chains entries that have no position yet: those of numbered events in the events' order, then
 * those without an event. Runs in the relay's transaction, so nobody who writes waits for the chain.
 * @returns the links made, in order, and whether more may wait
 */
export async function chainAudit(
  tx: EntityManager,
  end: ChainLink,
): Promise<{ links: ChainLink[]; more: boolean }> {
  const entries = await rows(
    tx,
    `select a.*, o.position as event_position from audit_entry a
     left join outbox o on o.id = a.event_id
     where a.position is null and (a.event_id is null or o.position is not null)
     order by case when o.position is null then 1 else 0 end, o.position, a.id limit ${batchSize}`,
  );
  if (entries.length === 0) return { links: [], more: false };
  let { position, hash } = end;
  const links: ChainLink[] = [];
  const cases: unknown[] = [];
  const hashes: unknown[] = [];
  const ids: unknown[] = [];
  for (const entry of entries) {
    position += 1;
    hash = chainHash(hash, position, entry);
    links.push({ position, hash });
    cases.push(entry['id'], position);
    hashes.push(entry['id'], hash);
    ids.push(entry['id']);
  }
  const when = entries.map(() => 'when ? then ?').join(' ');
  await run(
    tx,
    `update audit_entry set position = case id ${when} end, hash = case id ${when} end
     where id in (${ids.map(() => '?').join(', ')})`,
    [...cases, ...hashes, ...ids],
  );
  return { links, more: entries.length === batchSize };
}

/**
 * SHA-256 over the hash before and the entry's content as canonical JSON. The keys stand in the
 * order that sorting them would give, so that a million entries need no sorting.
 */
export function chainHash(previous: string, position: number, entry: Row): string {
  const content = JSON.stringify({
    action: entry['action'],
    actor: entry['actor'],
    address: entry['address'],
    after: entry['after'],
    at: readInstant(entry['at']!),
    before: entry['before'],
    correlationId: entry['correlation_id'],
    eventId: entry['event_id'],
    id: entry['id'],
    objectId: entry['object_id'],
    objectType: entry['object_type'],
    position,
    reason: entry['reason'],
  });
  return createHash('sha256').update(previous).update(content).digest('hex');
}
