import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

/** Reopening ends 7 days after confirmation (domain rules C5). */
export const reopenMs = 7 * 86_400_000;

/** Whoever asked for the work, or the department, says that it is done. */
export function confirmWorkOrder(ctx: Context, input: OrderInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'confirmWorkOrder', input, rights.confirm, (tx, order) =>
    confirmOrder(ctx, tx, order, false),
  );
}

/** @throws IllegalTransition */
export function confirmOrder(ctx: Context, tx: Tx, order: WorkOrder, automatic: boolean): void {
  const now = ctx.clock.now();
  order.move('CONFIRMED', 'CONFIRM');
  order.confirmedAt = now;
  order.autoConfirmAt = null;
  order.closeAt = new Date(now.getTime() + reopenMs);
  announce(
    ctx,
    tx,
    order,
    { type: 'maintenance.work-order.confirmed', automatic },
    {
      params: {
        by: automatic
          ? { zh: '满 72 小时自动', en: 'automatically after 72 h' }
          : { zh: '科室', en: 'by the department' },
      },
    },
  );
}
