import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { chooseFlow } from '../flow/choose-flow.ts';
import { flowsInForce } from '../flow/flows-in-force.ts';
import { maxTitle, type ApprovalCase } from './approval-case.entity.ts';
import type { AmendApprovalInput } from './approval.inputs.ts';
import { actOnCase } from './act-on-case.ts';
import { lifecycle } from './case.lifecycle.ts';
import { optionalText } from '../checked-text.ts';
import { restart, type Course } from './course.ts';
import { fenOf } from './money.ts';
import { requesterScope } from './requester-scope.ts';
import { waitingStep } from './step.ts';
import { checkedLines } from './submit-approval.ts';

/**
 * Changes what a case says and sends it on its way again, from the first step and by the flow of the
 * new amount: nobody has approved what it says now.
 * @throws NotFound, VersionConflict, ValidationFailed, IllegalTransition, NoApprovalFlow
 */
export function amendApproval(ctx: Context, input: AmendApprovalInput): Promise<ApprovalCase> {
  const title = optionalText('title', input.title, maxTitle);
  const amountFen = fenOf('amount', input.amount);
  const lines = input.lines ? checkedLines(input.lines) : null;
  const rule = { permission: 'approval:submit', scope: requesterScope };
  return actOnCase(ctx, { name: 'amendApproval', ...rule, input }, async (course, tx, subject) => {
    // What is decided for good in its own domain is changed there.
    if (subject.documentId !== subject.id || !lifecycle.may(course.state, 'RUNNING'))
      throw new IllegalTransition(
        'ApprovalCase',
        course.state,
        'RUNNING',
        lifecycle.allowed(course.state),
        'amend',
      );
    Object.assign(subject, title === null ? {} : { title }, lines === null ? {} : { lines });
    await beginAgain(ctx, tx, subject, course, amountFen ?? subject.amountFen);
  });
}

/** Another round, by the flow in force for the amount. @throws NoApprovalFlow */
export async function beginAgain(
  ctx: Context,
  tx: Tx,
  subject: ApprovalCase,
  course: Course,
  amountFen: number | null,
): Promise<void> {
  subject.amountFen = amountFen;
  const flows = await flowsInForce(tx, ctx.clock.now(), subject.documentType);
  const flow = chooseFlow(flows, subject);
  subject.flowId = flow.id;
  restart(course, flow.steps.map(waitingStep));
}
