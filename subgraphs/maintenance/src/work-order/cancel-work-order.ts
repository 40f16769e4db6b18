import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import { endAssignment } from '../assignment/end-assignment.ts';
import { requireText } from '../check-text.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { holdsCapacity, lifecycle } from './work-order.lifecycle.ts';

export interface CancelInput extends OrderInput {
  readonly reason: string;
}

/**
 * Nobody needs the work any more; possible until somebody has begun it.
 * @throws NotFound, IllegalTransition, ValidationFailed
 */
export function cancelWorkOrder(ctx: Context, input: CancelInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'cancelWorkOrder', input, rights.cancel, async (tx, order) => {
    const reason = requireText('reason', input.reason, { max: 500 });
    if (order.startedAt !== null) {
      // Begun, reopened or taken over: work was done, so the order has to be completed.
      const allowed = lifecycle.allowed(order.state).filter((state) => state !== 'CANCELLED');
      throw new IllegalTransition('WorkOrder', order.state, 'CANCELLED', allowed, 'CANCEL');
    }
    const heldCapacity = holdsCapacity(order.state);
    order.move('CANCELLED', 'CANCEL');
    order.acceptBy = null;
    order.engineAt = null;
    if (order.technicianId !== null) {
      const locked = await lockTechnicians(tx, [order.technicianId]);
      const technician = locked.get(order.technicianId)!;
      await endAssignment(ctx, tx, order, technician, { state: 'WITHDRAWN', heldCapacity });
    }
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.cancelled' },
      { params: { typed: reason }, reason },
    );
  });
}
