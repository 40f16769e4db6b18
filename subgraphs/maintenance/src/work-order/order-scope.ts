import type { ScopeColumns } from '@houqin/kit/scope';
import { raw } from '@mikro-orm/core';
import { invoicingMs } from '../service-contract/contract-scope.ts';
import type { WorkOrder } from './work-order.entity.ts';

/** Rows under a contract of the caller's organisation, in force. */
const underContract = { party: 'partyId', from: 'contractFrom', until: 'contractUntil' } as const;

/**
 * Who reads an order: requester, assignee, and while it waits the team of its trade (OWN); the
 * organisation whose contract it is given under, 30 days beyond for invoicing (CONTRACT).
 */
export const readScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  department: 'departmentId',
  contract: { ...underContract, graceMs: invoicingMs },
  own: (subjectId) => ({
    [raw(
      (alias) => `${alias}.id in (select order_id from work_order_owner where user_id = ?)`,
      [subjectId],
    )]: [],
  }),
};

/**
 * Who works on it: the assignee (OWN), or the organisation under contract while that is in force
 * (CONTRACT); wider grants reach as far as reading does.
 */
export const assigneeScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  contract: underContract,
  own: (subjectId) => ({ assigneeId: subjectId }),
  ownKeys: ({ assigneeId }) => (typeof assigneeId === 'string' ? [assigneeId] : []),
};

/** Who may still do something about it: as reading, but no longer than a contract is in force. */
export const takeScope: ScopeColumns<WorkOrder> = { ...readScope, contract: underContract };

/** Who answers for the hospital: whoever asked for the work (OWN), or the department. */
export const requesterScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ requesterId: subjectId }),
  ownKeys: ({ requesterId }) => (typeof requesterId === 'string' ? [requesterId] : []),
};
