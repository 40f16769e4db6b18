import type { LiveKeys } from '@houqin/kit/live';
import type { WorkOrder } from './work-order.entity.ts';
import { unfinished } from './work-order.lifecycle.ts';

/** Everything that filters and scopes of orders look at. */
export const orderKeys = (order: WorkOrder): LiveKeys => ({
  id: order.id,
  campusId: order.campusId,
  departmentId: order.departmentId,
  ownerIds: order.ownerIds,
  state: order.state,
  open: unfinished(order.state),
  type: order.type,
  priority: order.priority,
  trade: order.trade,
  roomId: order.roomId,
  floorId: order.floorId,
  buildingId: order.buildingId,
  assigneeId: order.assigneeId,
  technicianId: order.technicianId,
  requesterId: order.requesterId,
  contractId: order.contractId,
  partyId: order.partyId,
  contractFrom: order.contractFrom?.toISOString() ?? null,
  contractUntil: order.contractUntil?.toISOString() ?? null,
  requestId: order.requestId,
  alarmId: order.alarmId,
  pauseReason: order.pauseReason,
  createdAt: order.createdAt.toISOString(),
  completedAt: order.completedAt?.toISOString() ?? null,
});
