import { NoApprovalFlow } from '../errors.ts';
import type { ApprovalFlow } from './approval-flow.entity.ts';

/** What a flow is chosen by. */
export interface FlowQuestion {
  readonly documentType: string;
  readonly category: string | null;
  readonly amountFen: number | null;
  readonly overBudget: boolean;
}

/**
 * The flow for a document: of those that fit, the one that says most about it (its class, then its
 * budget, then its amount). A document without an amount fits no flow that asks for one.
 * @throws NoApprovalFlow
 */
export function chooseFlow(flows: readonly ApprovalFlow[], asked: FlowQuestion): ApprovalFlow {
  const [best] = flows
    .filter((flow) => fits(flow, asked))
    .sort(
      (a, b) =>
        Number(b.category !== null) - Number(a.category !== null) ||
        Number(b.overBudget !== null) - Number(a.overBudget !== null) ||
        (b.aboveFen ?? -1) - (a.aboveFen ?? -1) ||
        (a.code < b.code ? -1 : 1),
    );
  if (!best) throw new NoApprovalFlow(asked.documentType);
  return best;
}

function fits(flow: ApprovalFlow, { documentType, category, amountFen, overBudget }: FlowQuestion) {
  if (flow.documentType !== documentType) return false;
  if (flow.category !== null && flow.category !== category) return false;
  if (flow.overBudget !== null && flow.overBudget !== overBudget) return false;
  const { aboveFen, upToFen } = flow;
  if (aboveFen === null && upToFen === null) return true;
  if (amountFen === null) return false;
  return amountFen > (aboveFen ?? -1) && amountFen <= (upToFen ?? Infinity);
}
