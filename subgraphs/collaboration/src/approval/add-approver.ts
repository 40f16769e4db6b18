import type { Context } from '@houqin/kit/context';
import { maxComment, type ApprovalCase } from './approval-case.entity.ts';
import type { AddApproverInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { actorOf, personOf } from './actor.ts';
import { partyScope } from './approval-scope.ts';
import { optionalText } from '../checked-text.ts';
import { addSeat, seatOf } from './decide.ts';

/**
 * Has somebody else approve this step, too, before the case goes on (加签).
 * @throws NotFound, VersionConflict, AlreadyDecided, NotYourDecision, RequesterMayNotDecide
 */
export function addApprover(ctx: Context, input: AddApproverInput): Promise<ApprovalCase> {
  const reason = optionalText('reason', input.reason, maxComment);
  const act = { name: 'addApprover', permission: 'approval:decide', scope: partyScope, input };
  return actOnCase(ctx, { ...act, reason }, async (course, tx) => {
    seatOf(course, await actorOf(ctx, tx));
    addSeat(course, await personOf(tx, input.personId), 'ADDED');
  });
}
