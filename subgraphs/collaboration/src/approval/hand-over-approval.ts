import type { Context } from '@houqin/kit/context';
import { maxComment, type ApprovalCase } from './approval-case.entity.ts';
import type { HandOverApprovalInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { actorOf, personOf } from './actor.ts';
import { partyScope } from './approval-scope.ts';
import { optionalText } from '../checked-text.ts';
import { currentStep, waitingSeats } from './course.ts';
import { handOver, seatOf } from './decide.ts';

/**
 * Gives a decision that waits for the caller to somebody else. Whom an overdue step was told to may
 * give away the first of its seats.
 * @throws NotFound, VersionConflict, AlreadyDecided, NotYourDecision, RequesterMayNotDecide
 */
export function handOverApproval(
  ctx: Context,
  input: HandOverApprovalInput,
): Promise<ApprovalCase> {
  const reason = optionalText('reason', input.reason, maxComment);
  const act = { name: 'handOverApproval', permission: 'approval:decide', scope: partyScope, input };
  return actOnCase(ctx, { ...act, reason }, async (course, tx, subject) => {
    const to = await personOf(tx, input.personId);
    const overdue = currentStep(course)?.state === 'TIMED_OUT';
    const told = overdue && subject.escalatedIds.includes(ctx.caller.subjectId);
    const seat = (told && waitingSeats(course)[0]) || seatOf(course, await actorOf(ctx, tx));
    handOver(course, seat, to);
  });
}
