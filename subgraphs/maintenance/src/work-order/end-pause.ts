import type { Tx } from '@houqin/kit/unit-of-work';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { WorkOrderPause } from './work-order-pause.entity.ts';
import type { WorkOrder } from './work-order.entity.ts';

/** Ends the order's pause, if it has one, and adds the time the clock stood still. */
export async function endPause(tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  if (order.pausedAt === null) return;
  const pause = await tx.findOne(WorkOrderPause, { orderId: order.id, endedAt: null });
  if (pause) pause.endedAt = now;
  if (order.clockStoppedAt !== null) {
    const time = (await loadWorkingTimes(tx))(order);
    order.pausedSeconds += Math.round(time.between(order.clockStoppedAt, now));
  }
  order.pauseReason = null;
  order.pausedAt = null;
  order.pausedUntil = null;
  order.pauseNote = null;
  order.clockStoppedAt = null;
}
