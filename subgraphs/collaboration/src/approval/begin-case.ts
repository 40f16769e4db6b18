import type { Context } from '@houqin/kit/context';
import { nextNumber } from '@houqin/kit/numbering';
import type { Tx } from '@houqin/kit/unit-of-work';
import { chooseFlow } from '../flow/choose-flow.ts';
import { flowsInForce } from '../flow/flows-in-force.ts';
import { ApprovalCase, type ApprovalLine } from './approval-case.entity.ts';
import { moveCase } from './move-case.ts';
import { waitingStep, type Person } from './step.ts';

/** First part of a case's number: `AP-20261123-0042`. */
const numberPrefix = 'AP';

/** A document that is to be approved. */
export interface Submission {
  /** The document's own id; the case's when it has none. */
  readonly documentId: string | null;
  readonly documentType: string;
  readonly title: string;
  readonly amountFen: number | null;
  readonly category: string | null;
  readonly overBudget: boolean;
  readonly lines: readonly ApprovalLine[];
  readonly requester: Person;
  readonly departmentId: string | null;
  readonly campusId: string | null;
  /** Only flows that are open to the staff. */
  readonly selfService: boolean;
}

/**
 * Begins the way of a document by the flow in force.
 * @throws NoApprovalFlow
 */
export async function beginCase(
  ctx: Context,
  tx: Tx,
  { requester, selfService, documentId, ...document }: Submission,
): Promise<ApprovalCase> {
  const now = ctx.clock.now();
  const flows = await flowsInForce(tx, now, document.documentType);
  const open = selfService ? flows.filter((flow) => flow.selfService) : flows;
  const flow = chooseFlow(open, document);
  const subject = Object.assign(new ApprovalCase(), document, {
    ...{ requesterId: requester.id, requesterName: requester.name, flowId: flow.id },
    steps: flow.steps.map(waitingStep),
    number: await nextNumber(tx, numberPrefix, now),
  });
  subject.documentId = documentId ?? subject.id;
  subject.stamp(ctx.caller.subjectId, now);
  tx.persist(subject);
  await moveCase(ctx, tx, subject, subject.course(), { began: true });
  return subject;
}
