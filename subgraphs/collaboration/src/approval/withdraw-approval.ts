import type { Context } from '@houqin/kit/context';
import { maxComment, type ApprovalCase } from './approval-case.entity.ts';
import type { WithdrawApprovalInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { lifecycle } from './case.lifecycle.ts';
import { optionalText } from '../checked-text.ts';
import { requesterScope } from './requester-scope.ts';

/**
 * The requester takes it back while it is not decided.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function withdrawApproval(
  ctx: Context,
  input: WithdrawApprovalInput,
): Promise<ApprovalCase> {
  const reason = optionalText('reason', input.reason, maxComment);
  const rule = { permission: 'approval:submit', scope: requesterScope };
  return actOnCase(ctx, { name: 'withdrawApproval', ...rule, input, reason }, (course) => {
    course.state = lifecycle.next(course.state, 'WITHDRAWN', 'withdraw');
    course.missing = null;
  });
}
