import { LockMode } from '@mikro-orm/core';
import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Subject } from './subject.entity.ts';

/** The subject row of a person, program or screen, locked. @throws NotFound */
export function lockSubject(tx: Tx, id: string): Promise<Subject> {
  return lock(tx, Subject, id);
}

/** Several at once, in the order of their ids, so that two such transactions cannot deadlock. */
export async function lockSubjects(tx: Tx, ids: readonly string[]): Promise<Subject[]> {
  const unique = [...new Set(ids)].sort();
  if (unique.length === 0) return [];
  return tx.find(
    Subject,
    { id: { $in: unique } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
