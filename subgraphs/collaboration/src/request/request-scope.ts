import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { CollaborationRequest } from './request.entity.ts';

/** A request belongs to its campus, to the department that asked, and to the person who did. */
export const requestScope: ScopeColumns<CollaborationRequest> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ requesterId: subjectId }),
};

export const requestLive = defineLive<CollaborationRequest>({
  noun: 'collaborationRequest',
  entity: CollaborationRequest,
  permission: 'collaboration-request:read',
  scope: requestScope,
  keys: (request) => ({
    id: request.id,
    campusId: request.campusId,
    departmentId: request.departmentId,
    requesterId: request.requesterId,
    ownerIds: [request.requesterId],
    state: request.state,
  }),
});

/** What any of the staff may read who meets a request in another record. */
export const requestReference: ReferenceRule<CollaborationRequest> = {
  permission: 'collaboration-request:read',
  scope: requestScope,
  card: ['id', 'number', 'title', 'version'],
};
