import type { LiveKeys } from '@houqin/kit/live';
import type { ScopeColumns } from '@houqin/kit/scope';
import type { ServiceRequest } from './service-request.entity.ts';

/** Who reads a request: who made it (OWN), the department of the room, the campus. */
export const requestScope: ScopeColumns<ServiceRequest> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ requesterId: subjectId }),
};

/** Everything that filters and scopes of requests look at. */
export const requestKeys = (request: ServiceRequest): LiveKeys => ({
  id: request.id,
  campusId: request.campusId,
  departmentId: request.departmentId,
  ownerIds: request.requesterId === null ? [] : [request.requesterId],
  state: request.state,
  roomId: request.roomId,
  floorId: request.floorId,
  buildingId: request.buildingId,
  requesterId: request.requesterId,
  alarmId: request.alarmId,
  createdAt: request.createdAt.toISOString(),
});
