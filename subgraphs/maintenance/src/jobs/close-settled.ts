import type { Context } from '@houqin/kit/context';
import { closeOrder } from '../work-order/close-work-order.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { forEachDue } from './for-each-due.ts';

/** The 7 days for reopening are over: closed, unless a low rating waits for its review. */
export function closeSettled(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const due = ({ state, closeAt, needsReview }: WorkOrder) =>
    (state === 'CONFIRMED' || state === 'RATED') &&
    closeAt !== null &&
    closeAt <= now &&
    !needsReview;
  return forEachDue(
    ctx,
    { state: { $in: ['CONFIRMED', 'RATED'] }, closeAt: { $lte: now }, needsReview: false },
    due,
    (tx, order) => closeOrder(ctx, tx, order),
  );
}
