import type { EntityManager } from '@mikro-orm/sql';
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { readInstant, rows, run, type Row } from './sql.ts';

/** Before the first entry. */
export const chainStart = '0'.repeat(64);

/** A page of entries, for chaining and for verifying. */
const pageSize = 500;

/**
 * Chains entries that have no position yet: those of numbered events in the events' order, then
 * those without an event. Runs in the relay's transaction, so nobody who writes waits for the chain.
 * @returns the new end of the chain, and whether more may wait
 */
export async function chainAudit(
  tx: EntityManager,
  end: { position: number; hash: string },
): Promise<{ position: number; hash: string; more: boolean }> {
  const entries = await rows(
    tx,
    `select a.*, o.position as event_position from audit_entry a
     left join outbox o on o.id = a.event_id
     where a.position is null and (a.event_id is null or o.position is not null)
     order by case when o.position is null then 1 else 0 end, o.position, a.id limit ${pageSize}`,
  );
  if (entries.length === 0) return { ...end, more: false };
  let { position, hash } = end;
  const cases: unknown[] = [];
  const hashes: unknown[] = [];
  const ids: unknown[] = [];
  for (const entry of entries) {
    position += 1;
    hash = chainHash(hash, position, entry);
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
  return { position, hash, more: entries.length === pageSize };
}

/** Where and how a chain is broken. */
export interface ChainFault {
  readonly position: number;
  readonly entryId: string | null;
  readonly fault: 'ALTERED' | 'MISSING' | 'CUT_OFF';
}

export interface ChainReport {
  readonly entries: number;
  /** The hash of the last entry: note it elsewhere, and a rewritten chain can be told. */
  readonly head: string;
  readonly fault: ChainFault | null;
}

/**
 * Recomputes the chain of a domain. An altered or removed entry, also at the end, is found; a chain
 * rewritten as a whole only by comparing `head` with one noted before.
 */
export async function verifyAudit(em: EntityManager): Promise<ChainReport> {
  const fork = em.fork();
  const [state] = await rows(
    fork,
    'select audit_position, audit_hash from feed_state where id = 1',
  );
  let position = 0;
  let hash = chainStart;
  const broken = (fault: ChainFault['fault'], entryId: string | null): ChainReport => ({
    ...{ entries: position, head: hash },
    fault: { position: position + 1, entryId, fault },
  });
  for (;;) {
    const page = await rows(
      fork,
      `select * from audit_entry where position > ? order by position limit ${pageSize}`,
      [position],
    );
    for (const entry of page) {
      if (Number(entry['position']) !== position + 1) return broken('MISSING', null);
      const expected = chainHash(hash, position + 1, entry);
      if (expected !== entry['hash']) return broken('ALTERED', String(entry['id']));
      position += 1;
      hash = expected;
    }
    if (page.length < pageSize) break;
  }
  const end = { position: Number(state?.['audit_position']), hash: state?.['audit_hash'] };
  // Entries chained since the state was read are no fault; entries that end before it are.
  if (position < end.position) return broken('CUT_OFF', null);
  if (position === end.position && hash !== end.hash) return broken('ALTERED', null);
  return { entries: position, head: hash, fault: null };
}

function chainHash(previous: string, position: number, entry: Row): string {
  const content = {
    ...{ position, id: entry['id'], at: readInstant(entry['at']!).toISOString() },
    ...{ actor: entry['actor'], action: entry['action'] },
    ...{ objectType: entry['object_type'], objectId: entry['object_id'] },
    ...{ before: entry['before'], after: entry['after'] },
    ...{ address: entry['address'], reason: entry['reason'] },
    ...{ eventId: entry['event_id'], correlationId: entry['correlation_id'] },
  };
  return createHash('sha256').update(previous).update(canonicalJson(content)).digest('hex');
}
