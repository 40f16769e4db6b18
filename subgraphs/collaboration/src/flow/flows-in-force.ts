import type { Tx } from '@houqin/kit/unit-of-work';
import { ApprovalFlow } from './approval-flow.entity.ts';

/** The editions of a document type's flows that are valid at an instant. */
export function flowsInForce(
  em: Pick<Tx, 'find'>,
  at: Date,
  documentType?: string,
): Promise<ApprovalFlow[]> {
  return em.find(
    ApprovalFlow,
    {
      ...(documentType === undefined ? {} : { documentType }),
      validFrom: { $lte: at },
      $or: [{ validTo: null }, { validTo: { $gt: at } }],
      retiredAt: null,
    },
    { orderBy: { documentType: 'asc', aboveFen: 'asc', id: 'asc' } },
  );
}
