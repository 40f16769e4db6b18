import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceTechnician } from '../technician/announce-technician.ts';
import type { Technician } from '../technician/technician.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { Assignment, type AssignmentState } from './assignment.entity.ts';

/** The assignment under which the order is now; null while it waits. */
export function currentAssignment(tx: Tx, order: WorkOrder): Promise<Assignment | null> {
  return tx.findOne(
    Assignment,
    { orderId: order.id, endedAt: null },
    { orderBy: { offeredAt: 'desc', id: 'desc' } },
  );
}

/**
 * Ends the order's assignment. `heldCapacity` says whether the state the order leaves counted
 * against the (locked) technician's capacity.
 */
export async function endAssignment(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  technician: Technician,
  end: { state: AssignmentState; note?: string | null; heldCapacity: boolean },
): Promise<void> {
  const assignment = await currentAssignment(tx, order);
  if (assignment) {
    assignment.state = end.state;
    assignment.endedAt = ctx.clock.now();
    assignment.note = end.note ?? null;
  }
  if (end.heldCapacity) technician.openCount -= 1;
  announceTechnician(ctx, tx, technician, order.correlationId);
}
