import type { Context } from '@houqin/kit/context';
import { endOffer } from '../work-order/decline-work-order.ts';
import { forEachDue } from './for-each-due.ts';

/** Takes back offers that were not accepted within 10 minutes and passes them on. */
export function expireOffers(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  return forEachDue(
    ctx,
    { state: 'ASSIGNED', acceptBy: { $lte: now } },
    (order) => order.state === 'ASSIGNED' && order.acceptBy !== null && order.acceptBy <= now,
    (tx, order) => endOffer(ctx, tx, order, 'EXPIRED', null),
  );
}
