import type { Tx } from '@houqin/kit/unit-of-work';
import { substitutesOf } from '../delegation/acting.ts';
import type { ApprovalCase } from './approval-case.entity.ts';
import { ApprovalParty } from './approval-party.entity.ts';
import { waitingSeats } from './course.ts';

/**
 * Brings in line who has a part in a case and for whom it waits: people with a seat, those who act
 * for them now, the requester, and whom an overdue step was told to. Call it last.
 * @returns whether it changed anything
 */
export async function settleParties(
  tx: Tx,
  subject: ApprovalCase,
  at: Date,
  told: readonly string[] = [],
): Promise<boolean> {
  const course = subject.course();
  const principals = waitingSeats(course).map(({ person }) => person.id);
  const substitutes = await substitutesOf(tx, principals, at);
  const waiting = new Set(
    [...principals, ...principals.flatMap((id) => substitutes.get(id) ?? [])].filter(
      (id) => id !== subject.requesterId,
    ),
  );
  const parties = new Set([...subject.partyIds, subject.requesterId, ...waiting, ...told]);
  for (const { seats } of course.steps)
    for (const { person, decidedBy } of seats) {
      parties.add(person.id);
      if (decidedBy) parties.add(decidedBy.id);
    }
  const before = new Set(subject.waitingIds);
  const same =
    before.size === waiting.size &&
    [...waiting].every((id) => before.has(id)) &&
    parties.size === subject.partyIds.length;
  if (same) return false;
  subject.waitingIds = [...waiting].sort();
  subject.partyIds = [...parties].sort();
  await tx.nativeDelete(ApprovalParty, { caseId: subject.id });
  for (const personId of subject.partyIds) {
    const facts = { caseId: subject.id, personId, waiting: waiting.has(personId) };
    tx.persist(Object.assign(new ApprovalParty(), facts));
  }
  return true;
}
