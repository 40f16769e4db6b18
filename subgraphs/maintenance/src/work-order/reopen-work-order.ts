import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import { assignByEngine } from '../assignment/assign-by-engine.ts';
import { requireText } from '../check-text.ts';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { reopenMs } from './confirm-work-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { leaveContract } from '../service-contract/place-under-contract.ts';
import { lifecycle, type WorkOrderState } from './work-order.lifecycle.ts';

export interface ReopenInput extends OrderInput {
  readonly reason: string;
}

const reopenable: readonly WorkOrderState[] = ['COMPLETED', 'CONFIRMED', 'RATED'];

/**
 * It was not fixed after all. A new service clock starts, the steps have to be done again, and the
 * engine offers the order at once; who did it before knows the room and is favoured.
 * @throws NotFound, IllegalTransition, also later than 7 days after confirmation
 */
export function reopenWorkOrder(ctx: Context, input: ReopenInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'reopenWorkOrder', input, rights.confirm, async (tx, order) => {
    const now = ctx.clock.now();
    const reason = requireText('reason', input.reason, { max: 500 });
    checkWindow(order, now);
    order.move('REOPENED', 'REOPEN', reopenable);
    restart(order, now);
    const items = await tx.find(ChecklistItem, { orderId: order.id });
    for (const item of items)
      Object.assign(item, { done: false, doneBy: null, at: null, value: null });
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.reopened' },
      { params: { typed: reason }, reason },
    );
    await tx.flush();
    await assignByEngine(ctx, tx, order);
  });
}

/** @throws IllegalTransition */
function checkWindow(order: WorkOrder, now: Date): void {
  if (order.confirmedAt === null || now.getTime() <= order.confirmedAt.getTime() + reopenMs) return;
  const allowed = lifecycle.allowed(order.state).filter((state) => state !== 'REOPENED');
  throw new IllegalTransition('WorkOrder', order.state, 'REOPENED', allowed, 'REOPEN');
}

/** As if it were new, except for its number, its story and what was learned about the fault. */
function restart(order: WorkOrder, now: Date): void {
  order.reopenedAt = now;
  order.clockStartedAt = now;
  order.technicianId = null;
  order.assigneeId = null;
  leaveContract(order);
  order.acceptedAt = null;
  order.completedAt = null;
  order.confirmedAt = null;
  order.autoConfirmAt = null;
  order.closeAt = null;
  order.pausedSeconds = 0;
  order.escalatedPercent = 0;
  order.missedOffers = 0;
  order.unassignable = [];
  order.causeId = null;
  order.actionId = null;
  order.stars = null;
  order.ratedAt = null;
  order.ratingComment = null;
  order.needsReview = false;
}
