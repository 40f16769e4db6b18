import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ValidationFailed } from '@houqin/kit/errors';
import { checkText } from '../check-text.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface CloseInput extends OrderInput {
  /** What the review of a low rating found; required there. */
  readonly note?: string | null;
}

/**
 * A dispatcher closes an order before its 7 days are over, or after reviewing a low rating.
 * @throws NotFound, IllegalTransition, ValidationFailed
 */
export function closeWorkOrder(ctx: Context, input: CloseInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'closeWorkOrder', input, rights.close, (tx, order) => {
    const note = checkText('note', input.note, { max: 500 });
    order.expect(['CONFIRMED', 'RATED'], 'CLOSE', 'CLOSED');
    if (order.needsReview) {
      if (note === null) throw new ValidationFailed('note', 'required');
      order.needsReview = false;
      announce(
        ctx,
        tx,
        order,
        { type: 'maintenance.work-order.reviewed' },
        { params: { typed: note } },
      );
    }
    closeOrder(ctx, tx, order);
  });
}

/** @throws IllegalTransition */
export function closeOrder(ctx: Context, tx: Tx, order: WorkOrder): void {
  order.move('CLOSED', 'CLOSE');
  order.closedAt = ctx.clock.now();
  order.closeAt = null;
  announce(ctx, tx, order, { type: 'maintenance.work-order.closed' });
}
