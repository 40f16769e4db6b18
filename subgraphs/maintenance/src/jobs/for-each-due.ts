import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { settleOrder } from '../work-order/change-order.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';

/** Orders handled in one look; the rest come at the next. */
const batch = 200;

/**
 * Runs `work` on every order whose time has come, each in a transaction of its own, so that one
 * that fails does not hold up the others. `work` looks again under the lock: somebody may have been
 * faster. The instants are columns, so nothing is lost when the process dies.
 */
export async function forEachDue(
  ctx: Context,
  where: FilterQuery<WorkOrder>,
  stillDue: (order: WorkOrder) => boolean,
  work: (tx: Tx, order: WorkOrder) => Promise<void> | void,
): Promise<number> {
  const due = await ctx.em.fork().find(WorkOrder, where, {
    fields: ['id'],
    orderBy: { id: 'asc' },
    limit: batch,
  });
  let done = 0;
  for (const { id } of due) {
    try {
      await transact(ctx, async (tx) => {
        const order = await lock(tx, WorkOrder, id);
        if (!stillDue(order)) return;
        await work(tx, order);
        await settleOrder(tx, order);
        done += 1;
      });
    } catch (error) {
      ctx.runtime.process.log.error({ err: error, workOrderId: id }, 'a timer of an order failed');
    }
  }
  return done;
}
