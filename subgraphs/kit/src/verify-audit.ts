import type { EntityManager } from '@mikro-orm/sql';
import { chainHash, chainStart } from './audit-chain.ts';
import type { AnchorMarks } from './audit-anchors.ts';
import { rows } from './sql.ts';

/** Where and how a chain is broken: the first entry that is not as it was written. */
export interface ChainFault {
  readonly position: number;
  readonly entryId: string | null;
  /**
   * ALTERED: its content, place or hash is not what the chain says. MISSING: it is not there.
   * CUT_OFF: it and all behind it are gone. REWRITTEN: the chain holds together, but it is not the
   * one that was anchored elsewhere.
   */
  readonly fault: 'ALTERED' | 'MISSING' | 'CUT_OFF' | 'REWRITTEN';
}

export interface ChainReport {
  readonly entries: number;
  /** The hash of the last entry that is as it was written. */
  readonly head: string;
  readonly fault: ChainFault | null;
  /** Up to here the chain was held against anchors kept elsewhere. */
  readonly anchored: number;
}

export interface VerifyOptions {
  /** Links noted elsewhere when they were made; without them a chain rewritten whole passes. */
  readonly anchors?: AnchorMarks;
  /** Hears how many entries are verified, after each page. */
  readonly onProgress?: (entries: number) => void;
}

/** Entries held in memory at a time: some MB, whatever the length of the chain. */
const pageSize = 5_000;

/**
 * Recomputes the chain of a domain, and answers the first entry that was edited, removed, moved or
 * cut off. Uses `em`'s transaction when it has one.
 */
export async function verifyAudit(
  em: EntityManager,
  { anchors, onProgress }: VerifyOptions = {},
): Promise<ChainReport> {
  const reader = em.isInTransaction() ? em : em.fork();
  const [state] = await rows(
    reader,
    'select audit_position, audit_hash from feed_state where id = 1',
  );
  let position = 0;
  let hash = chainStart;
  const report = (
    fault: ChainFault['fault'] | null,
    entryId: string | null = null,
  ): ChainReport => ({
    ...{ entries: position, head: hash },
    fault: fault && { position: position + 1, entryId, fault },
    anchored: Math.min(position, anchors?.end ?? 0),
  });
  // A position below the first would never be read, and hides an entry that was moved there.
  const [strange] = await rows(
    reader,
    'select id from audit_entry where position < 1 or (position is null and hash is not null) limit 1',
  );
  for (;;) {
    const page = await rows(
      reader,
      `select * from audit_entry where position > ? order by position limit ${pageSize}`,
      [position],
    );
    for (const entry of page) {
      if (Number(entry['position']) !== position + 1) return report('MISSING');
      const expected = chainHash(hash, position + 1, entry);
      if (expected !== entry['hash']) return report('ALTERED', String(entry['id']));
      if (anchors && !anchors.agree(position + 1, expected))
        return report('REWRITTEN', String(entry['id']));
      position += 1;
      hash = expected;
    }
    onProgress?.(position);
    if (page.length < pageSize) break;
  }
  const end = { position: Number(state?.['audit_position']), hash: state?.['audit_hash'] };
  // Entries chained since the state was read are no fault; entries that end before it are.
  if (position < end.position || position < (anchors?.end ?? 0)) return report('CUT_OFF');
  if (position === end.position && hash !== end.hash) return report('REWRITTEN');
  return report(strange ? 'ALTERED' : null, strange ? String(strange['id']) : null);
}
