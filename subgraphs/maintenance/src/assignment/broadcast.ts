import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { loadCrew } from '../technician/crew.ts';
import { announce } from '../work-order/announce.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';

/** A P1 order has nobody: everybody on duty on its campus is told (domain rules C5). */
export async function broadcast(ctx: Context, tx: Tx, order: WorkOrder): Promise<void> {
  const crew = await loadCrew(tx, ctx.clock.now());
  const userIds = crew
    .filter(({ onDuty, technician: { outside, campusId } }) => {
      return onDuty && !outside && campusId === order.campusId;
    })
    .map(({ technician }) => technician.userId);
  announce(
    ctx,
    tx,
    order,
    { type: 'maintenance.work-order.broadcast', userIds },
    { params: { count: userIds.length } },
  );
}
