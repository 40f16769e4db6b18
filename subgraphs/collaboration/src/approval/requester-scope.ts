import type { ScopeColumns } from '@houqin/kit/scope';
import type { ApprovalCase } from './approval-case.entity.ts';

/** Only whoever asked takes back or changes what was asked. */
export const requesterScope: ScopeColumns<ApprovalCase> = {
  own: (subjectId) => ({ requesterId: subjectId }),
  ownKeys: ({ requesterId }) => (typeof requesterId === 'string' ? [requesterId] : []),
};
