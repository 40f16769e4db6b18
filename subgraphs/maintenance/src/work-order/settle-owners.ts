import type { Tx } from '@houqin/kit/unit-of-work';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { Technician } from '../technician/technician.entity.ts';
import { WorkOrderOwner } from './work-order-owner.entity.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { queued } from './work-order.lifecycle.ts';

/**
 * Brings the subjects for whom the order is their own in line with its state: requester, assignee,
 * and while it waits every technician of its trade on its campus. Call it last.
 */
export async function settleOwners(tx: Tx, order: WorkOrder): Promise<void> {
  const owners = new Set<string>();
  if (order.requesterId !== null) owners.add(order.requesterId);
  if (order.assigneeId !== null) owners.add(order.assigneeId);
  if (queued(order.state)) for (const userId of await teamOf(tx, order)) owners.add(userId);

  const before = new Set(order.ownerIds);
  const gone = [...before].filter((userId) => !owners.has(userId));
  const come = [...owners].filter((userId) => !before.has(userId));
  if (gone.length === 0 && come.length === 0) return;
  order.ownerIds = [...owners].sort();
  if (gone.length > 0) {
    await tx.nativeDelete(WorkOrderOwner, { orderId: order.id, userId: { $in: gone } });
  }
  for (const userId of come)
    tx.persist(Object.assign(new WorkOrderOwner(), { orderId: order.id, userId }));
}

async function teamOf(tx: Tx, order: WorkOrder): Promise<string[]> {
  if (order.trade === null || order.campusId === null) return [];
  const skilled = await tx.find(TechnicianSkill, { trade: order.trade });
  const technicians = await tx.find(Technician, {
    id: { $in: skilled.map(({ technicianId }) => technicianId) },
    campusId: order.campusId,
    ...{ retiredAt: null, partyId: null },
  });
  return technicians.map(({ userId }) => userId);
}
