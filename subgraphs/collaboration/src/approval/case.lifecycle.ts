import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/**
 * `domain.md` C13. A returned case goes on when its requester sends it again; an approved one runs
 * again when its amount is changed, for what was approved is no longer what it says.
 */
export const lifecycle = defineLifecycle('ApprovalCase', {
  RUNNING: ['APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN', 'RUNNING'],
  RETURNED: ['RUNNING', 'WITHDRAWN'],
  APPROVED: ['RUNNING'],
  REJECTED: [],
  WITHDRAWN: [],
});
export const CaseState = lifecycle.states;
export type CaseState = keyof typeof CaseState;

registerEnumOnce(CaseState, 'ApprovalCaseState');
