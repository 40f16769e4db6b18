import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { record } from '@houqin/kit/record';
import type { Job } from '@houqin/kit/schedule';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import type { ApprovalEscalated, ApprovalReminded } from '../../contract/events.ts';
import { Delegation } from '../delegation/delegation.entity.ts';
import { refreshInboxes } from '../delegation/refresh-inboxes.ts';
import { ApprovalCase } from './approval-case.entity.ts';
import { currentStep } from './course.ts';
import { findApprovers } from './find-approvers.ts';
import { escalationHours, moveCase, reminderHours } from './move-case.ts';
import { settleParties } from './settle-parties.ts';

/** Told of a step that waits for two days: who is above the usual approvers. */
const above = [
  { role: 'logistics-director', reach: 'CAMPUS' },
  { role: 'vice-director', reach: 'CAMPUS' },
  { role: 'director', reach: 'HOSPITAL' },
] as const;

/** Reminds after 24 h, escalates after 48 h, looks again for missing approvers; decides nothing. */
export const approvalClock: Job = {
  name: 'approval-clock',
  when: { everySeconds: 60 },
  async run(ctx) {
    const now = ctx.clock.now();
    const due = await ctx.em
      .fork()
      .find(
        ApprovalCase,
        { state: 'RUNNING', dueAt: { $lte: now } },
        { fields: ['id'], orderBy: { id: 'asc' } },
      );
    for (const { id } of due) await transact(ctx, (tx) => look(ctx, tx, id));
    const changing = await ctx.em
      .fork()
      .find(Delegation, { changesAt: { $lte: now } }, { orderBy: { id: 'asc' } });
    for (const { id } of changing) await transact(ctx, (tx) => turn(ctx, tx, id));
  },
};

async function look(ctx: Context, tx: Tx, id: string): Promise<void> {
  const subject = await lock(tx, ApprovalCase, id);
  const now = ctx.clock.now();
  const course = subject.course();
  const step = currentStep(course);
  if (!step || subject.dueAt === null || subject.dueAt > now) return;
  if (course.missing !== null) {
    const before = step.seats.length;
    const origin = {
      ...{ departmentId: subject.departmentId, campusId: subject.campusId },
      requesterId: subject.requesterId,
    };
    // Nothing is written, and nobody told, while nobody new is found.
    const known = new Set(step.seats.map(({ person }) => person.id));
    const found = (await findApprovers(tx, step.approvers, origin)).some(
      (person) => person.id !== subject.requesterId && !known.has(person.id),
    );
    if (found || before !== step.seats.length) await moveCase(ctx, tx, subject, course);
    return;
  }
  const pendingAt = new Date(step.pendingAt ?? now).getTime();
  const waited = (now.getTime() - pendingAt) / 3_600_000;
  const overdue = waited >= escalationHours;
  step.remindedAt ??= now.toISOString();
  if (overdue) Object.assign(step, { state: 'TIMED_OUT', escalatedAt: now.toISOString() });
  subject.steps = course.steps;
  const told = overdue ? await whomToTell(tx, subject) : [];
  if (overdue) subject.escalatedIds = told;
  const wait = overdue ? null : escalationHours;
  subject.dueAt = wait === null ? null : new Date(pendingAt + wait * 3_600_000);
  await settleParties(tx, subject, now, told);
  const facts = { version: 1, ...subject.facts() } as const;
  const event: ApprovalEscalated | ApprovalReminded = overdue
    ? { type: 'collaboration.approval.escalated', ...facts, escalatedTo: told }
    : { type: 'collaboration.approval.reminded', ...facts };
  const reason = `waits for ${overdue ? escalationHours : reminderHours} h`;
  record(tx, subject, event, { reason });
}

/** The first above who is neither asking nor awaited already. */
async function whomToTell(tx: Tx, subject: ApprovalCase): Promise<string[]> {
  const { departmentId, campusId, requesterId, waitingIds } = subject;
  const found = await findApprovers(tx, above, { departmentId, campusId, requesterId });
  const [first] = found.filter(({ id }) => id !== requesterId && !waitingIds.includes(id));
  return first ? [first.id] : [];
}

/** A delegation begins or ends now. */
async function turn(ctx: Context, tx: Tx, id: string): Promise<void> {
  const row = await lock(tx, Delegation, id);
  const now = ctx.clock.now();
  if (row.changesAt === null || row.changesAt > now) return;
  row.changesAt = row.endsAt > now ? row.endsAt : null;
  record(tx, row, row.changed());
  await refreshInboxes(ctx, tx, row.principalId);
}
