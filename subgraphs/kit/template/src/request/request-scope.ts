import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { SampleDomainRequest } from './request.entity.ts';

/** A request belongs to its campus, to the department that asked, and to the person who did. */
export const requestScope: ScopeColumns<SampleDomainRequest> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ requesterId: subjectId }),
};

export const requestLive = defineLive<SampleDomainRequest>({
  noun: 'sampleDomainRequest',
  entity: SampleDomainRequest,
  permission: 'sample-domain-request:read',
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
export const requestReference: ReferenceRule<SampleDomainRequest> = {
  permission: 'sample-domain-request:read',
  scope: requestScope,
  card: ['id', 'number', 'title', 'version'],
};
