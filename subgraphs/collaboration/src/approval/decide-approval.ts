import type { Context } from '@houqin/kit/context';
import { maxComment, type ApprovalCase } from './approval-case.entity.ts';
import type { DecideApprovalInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { actorOf } from './actor.ts';
import { partyScope } from './approval-scope.ts';
import { optionalText, requiredText } from '../checked-text.ts';
import { decide, seatOf } from './decide.ts';

/**
 * Approves, rejects or returns, for oneself or for somebody one acts for. Saying no needs words.
 * @throws NotFound, VersionConflict, ValidationFailed, AlreadyDecided, NotYourDecision,
 * RequesterMayNotDecide
 */
export function decideApproval(ctx: Context, input: DecideApprovalInput): Promise<ApprovalCase> {
  const comment =
    input.decision === 'APPROVED'
      ? optionalText('comment', input.comment, maxComment)
      : requiredText('comment', input.comment ?? '', maxComment);
  const act = { name: 'decideApproval', permission: 'approval:decide', scope: partyScope, input };
  return actOnCase(ctx, { ...act, reason: comment }, async (course, tx) => {
    const actor = await actorOf(ctx, tx);
    decide(seatOf(course, actor), actor, input.decision, comment, ctx.clock.now());
  });
}
