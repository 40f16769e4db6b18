import type { Context } from '@houqin/kit/context';
import { confirmOrder } from '../work-order/confirm-work-order.ts';
import { forEachDue } from './for-each-due.ts';

/** Completed 72 h ago and nobody objected: confirmed. */
export function confirmSilent(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  return forEachDue(
    ctx,
    { state: 'COMPLETED', autoConfirmAt: { $lte: now } },
    ({ state, autoConfirmAt }) =>
      state === 'COMPLETED' && autoConfirmAt !== null && autoConfirmAt <= now,
    (tx, order) => confirmOrder(ctx, tx, order, true),
  );
}
