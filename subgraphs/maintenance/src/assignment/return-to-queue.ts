import { leaveContract } from '../service-contract/place-under-contract.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';

/** A locked order whose assignment ended without an heir waits again. */
export function returnToQueue(order: WorkOrder, action: string): void {
  order.move(order.reopenedAt === null ? 'OPEN' : 'REOPENED', action);
  order.technicianId = null;
  order.assigneeId = null;
  order.acceptBy = null;
  leaveContract(order);
}
