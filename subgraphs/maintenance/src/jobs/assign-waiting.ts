import type { Context } from '@houqin/kit/context';
import { assignByEngine } from '../assignment/assign-by-engine.ts';
import { queued } from '../work-order/work-order.lifecycle.ts';
import { forEachDue } from './for-each-due.ts';

/** The engine takes waiting orders whose time has come, and tries again where nobody was free. */
export function assignWaiting(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  return forEachDue(
    ctx,
    { state: { $in: ['OPEN', 'REOPENED'] }, engineAt: { $lte: now } },
    (order) => queued(order.state) && order.engineAt !== null && order.engineAt <= now,
    async (tx, order) => void (await assignByEngine(ctx, tx, order)),
  );
}
