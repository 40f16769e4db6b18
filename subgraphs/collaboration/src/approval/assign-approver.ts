import type { Context } from '@houqin/kit/context';
import { ApproverNotMissing } from '../errors.ts';
import { maxComment, type ApprovalCase } from './approval-case.entity.ts';
import type { AssignApproverInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { personOf } from './actor.ts';
import { readScope } from './approval-scope.ts';
import { requiredText } from '../checked-text.ts';
import { addSeat } from './decide.ts';

/**
 * An administrator names an approver for a step that has none; the flow itself stays as it is.
 * @throws NotFound, VersionConflict, ApproverNotMissing, NotYourDecision, RequesterMayNotDecide
 */
export function assignApprover(ctx: Context, input: AssignApproverInput): Promise<ApprovalCase> {
  const reason = requiredText('reason', input.reason, maxComment);
  const rule = { permission: 'approval:administer', scope: readScope };
  return actOnCase(ctx, { name: 'assignApprover', ...rule, input, reason }, async (course, tx) => {
    if (course.missing === null || course.state !== 'RUNNING') throw new ApproverNotMissing();
    addSeat(course, await personOf(tx, input.personId), 'ASSIGNED');
  });
}
