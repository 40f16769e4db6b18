import type { ScopeColumns } from '@houqin/kit/scope';
import { raw } from '@mikro-orm/core';
import type { WorkOrder } from './work-order.entity.ts';

/** Who reads an order: requester, assignee, and while it waits the team of its trade (OWN). */
export const readScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({
    [raw(
      (alias) => `${alias}.id in (select order_id from work_order_owner where user_id = ?)`,
      [subjectId],
    )]: [],
  }),
};

/** Who works on it: the assignee (OWN); wider grants reach as far as reading does. */
export const assigneeScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  own: (subjectId) => ({ assigneeId: subjectId }),
  ownKeys: ({ assigneeId }) => (typeof assigneeId === 'string' ? [assigneeId] : []),
};

/** Who answers for the hospital: whoever asked for the work (OWN), or the department. */
export const requesterScope: ScopeColumns<WorkOrder> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ requesterId: subjectId }),
  ownKeys: ({ requesterId }) => (typeof requesterId === 'string' ? [requesterId] : []),
};
