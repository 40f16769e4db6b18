import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { ApprovalCase } from './approval-case.entity.ts';
import { ApprovalDecision } from './approval-decision.entity.ts';
import { settle, type Course } from './course.ts';
import { findApprovers } from './find-approvers.ts';
import { settleParties } from './settle-parties.ts';

/** Hours a step waits before those awaited are reminded, and before somebody above is told. */
export const reminderHours = 24;
export const escalationHours = 48;
const hourMs = 3_600_000;

/**
 * Takes a changed course back into its locked case: settles it, keeps each new decision as a row of
 * its own, brings parties and clock in line, and says what happened. One transaction, or nothing.
 */
export async function moveCase(
  ctx: Context,
  tx: Tx,
  subject: ApprovalCase,
  course: Course,
  { began = false, reason }: { readonly began?: boolean; readonly reason?: string } = {},
): Promise<void> {
  const now = ctx.clock.now();
  const known = began ? new Set<string>() : decidedSeats(subject.course());
  const stuckBefore = subject.missing;
  const origin = {
    ...{ departmentId: subject.departmentId, campusId: subject.campusId },
    requesterId: subject.requesterId,
  };
  await settle(course, { now, find: ({ approvers }) => findApprovers(tx, approvers, origin) });
  for (const step of course.steps)
    for (const seat of step.seats) {
      if (seat.decision === null || seat.decidedBy === null || known.has(seat.id)) continue;
      const row = Object.assign(new ApprovalDecision(), {
        ...{ caseId: subject.id, round: course.round, stepKey: step.key, seatId: seat.id },
        ...{ stepNameZh: step.nameZh, stepNameEn: step.nameEn, decision: seat.decision },
        ...{ personId: seat.person.id, personName: seat.person.name, merged: seat.merged },
        ...{ decidedById: seat.decidedBy.id, decidedByName: seat.decidedBy.name },
        ...{ comment: seat.comment, at: new Date(seat.at ?? now) },
      });
      tx.persist(row);
    }
  subject.take(course);
  const running = course.state === 'RUNNING';
  subject.decidedAt = running ? null : now;
  const pendingAt = course.steps[course.current]?.pendingAt;
  subject.dueAt = running && pendingAt ? dueAt(course, new Date(pendingAt)) : null;
  await settleParties(tx, subject, now);
  subject.stamp(ctx.caller.subjectId, now);
  const options = reason === undefined ? {} : { reason };
  const facts = { version: 1, ...subject.facts() } as const;
  if (began) record(tx, subject, { type: 'collaboration.approval.submitted', ...facts }, options);
  if (!running) record(tx, subject, { type: 'collaboration.approval.decided', ...facts }, options);
  else if (!began)
    record(tx, subject, { type: 'collaboration.approval.advanced', ...facts }, options);
  if (course.missing !== null && course.missing !== stuckBefore)
    record(tx, subject, { type: 'collaboration.approval.stuck', ...facts }, options);
}

function dueAt({ steps, current, missing }: Course, since: Date): Date | null {
  const step = steps[current];
  // A step without approvers is looked at every minute: somebody may have got the role.
  if (missing !== null) return since;
  if (!step || step.escalatedAt) return null;
  const hours = step.remindedAt ? escalationHours : reminderHours;
  return new Date(since.getTime() + hours * hourMs);
}

const decidedSeats = ({ steps }: Course): Set<string> =>
  new Set(
    steps.flatMap(({ seats }) =>
      seats.flatMap(({ id, decision }) => (decision === null ? [] : [id])),
    ),
  );
