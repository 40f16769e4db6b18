import type { Context } from '@houqin/kit/context';
import { announceTechnician } from '../technician/announce-technician.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { endPause } from './end-pause.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

/**
 * Work goes on. Somebody who has filled the place meanwhile may go above capacity by it: a wait
 * that ended must not be refused.
 * @throws NotFound, Reassigned, IllegalTransition
 */
export function resumeWorkOrder(ctx: Context, input: OrderInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'resumeWorkOrder', input, rights.pause, async (tx, order) => {
    order.move('IN_PROGRESS', 'RESUME', ['PAUSED']);
    await endPause(tx, order, ctx.clock.now());
    const technician = (await lockTechnicians(tx, [order.technicianId])).get(order.technicianId!)!;
    technician.openCount += 1;
    announceTechnician(ctx, tx, technician, order.correlationId);
    announce(ctx, tx, order, {
      type: 'maintenance.work-order.resumed',
      pausedSeconds: order.pausedSeconds,
    });
  });
}
