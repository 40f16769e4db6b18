import type { Context } from '@houqin/kit/context';
import { run } from '@houqin/kit/sql';
import type { Tx } from '@houqin/kit/unit-of-work';
import { loadCrew } from '../technician/crew.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { announce } from '../work-order/announce.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { broadcast } from './broadcast.ts';
import type { Exclusion } from './exclusion.ts';
import { offerOrder } from './offer-order.ts';
import { blockingFilters } from './rank-technicians.ts';
import { rankForOrder } from './rank-for-order.ts';
import { filterTexts } from './reason-text.ts';

/** The engine looks again at a waiting order after this; a shift may have begun. */
const retryMs = 60_000;

/**
 * Offers a waiting, locked order to the best technician, whose place is taken under lock. When the
 * filters leave nobody, the order stays in the dispatcher's queue with the reason, and a P1 order is
 * broadcast to everybody on duty.
 * @returns whether somebody was found
 */
export async function assignByEngine(ctx: Context, tx: Tx, order: WorkOrder): Promise<boolean> {
  const now = ctx.clock.now();
  if (order.trade === null) {
    order.engineAt = null;
    return false;
  }
  const skilled = await tx.find(TechnicianSkill, { trade: order.trade });
  const ids = skilled.map(({ technicianId }) => technicianId);
  const technicians = await lockTechnicians(tx, ids);
  // Work outside costs money: whether to call a contractor is the dispatcher's to decide.
  const own = [...technicians.values()].filter(({ outside }) => !outside);
  const crew = await loadCrew(
    tx,
    now,
    own.map(({ id }) => id),
  );
  const ranking = await rankForOrder(tx, order, crew, now);
  const best = ranking.find(({ score }) => score !== null);
  if (!best) {
    const filters = ranking.length === 0 ? (['NO_SKILL'] as const) : blockingFilters(ranking);
    const engineAt = new Date(now.getTime() + retryMs);
    if (await leaveToDispatcher(ctx, tx, order, filters)) order.engineAt = engineAt;
    // Nothing to tell anybody: the version stays, so that nobody's own step meets a conflict.
    else await run(tx, 'update work_order set engine_at = ? where id = ?', [engineAt, order.id]);
    return false;
  }
  const technician = technicians.get(best.technicianId)!;
  await offerOrder(ctx, tx, order, { technician, by: 'ENGINE', ranking });
  return true;
}

/**
 * Notes why nobody can be offered the order; says so once per reason.
 * @returns whether there was something new to say
 */
async function leaveToDispatcher(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  filters: readonly Exclusion[],
): Promise<boolean> {
  if (order.unassignable.join() === filters.join()) return false;
  const first = order.unassignable.length === 0;
  order.unassignable = filters;
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.unassignable',
      code: 'NO_ELIGIBLE_TECHNICIAN',
      filters,
    },
    { params: { filters: filterTexts(filters) } },
  );
  if (first && order.priority === 'P1') await broadcast(ctx, tx, order);
  return true;
}
