import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announce } from '../work-order/announce.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { announceTechnician } from '../technician/announce-technician.ts';
import { placeUnderContract } from '../service-contract/place-under-contract.ts';
import type { Technician } from '../technician/technician.entity.ts';
import { Assignment, type AssignedBy } from './assignment.entity.ts';
import type { Ranked } from './rank-technicians.ts';
import { reasonTexts } from './reason-text.ts';

export interface Offer {
  readonly technician: Technician;
  readonly by: AssignedBy;
  /** What the engine made of everybody at this moment. */
  readonly ranking: readonly Ranked[];
}

const byTexts = {
  ENGINE: { zh: '系统自动', en: 'by the engine' },
  DISPATCHER: { zh: '调度', en: 'by the dispatcher' },
  SELF: { zh: '自领，', en: 'on their own choice' },
} as const;

/**
 * Offers an order to a technician. Order and technician are locked, the order holds nobody's
 * capacity, and the filters were checked.
 */
export async function offerOrder(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  { technician, by, ranking }: Offer,
): Promise<Assignment> {
  const now = ctx.clock.now();
  order.move('ASSIGNED', 'ASSIGN');
  order.technicianId = technician.id;
  order.assigneeId = technician.userId;
  order.acceptBy = new Date(now.getTime() + technician.offerMinutes * 60_000);
  await placeUnderContract(tx, order, technician);
  order.engineAt = null;
  order.unassignable = [];
  technician.openCount += 1;

  const mine = ranking.find(({ technicianId }) => technicianId === technician.id);
  const assignment = new Assignment();
  assignment.orderId = order.id;
  assignment.technicianId = technician.id;
  assignment.technicianName = technician.name;
  assignment.userId = technician.userId;
  assignment.by = by;
  assignment.byName = ctx.caller.kind === 'system' ? null : ctx.caller.name;
  assignment.offeredAt = now;
  assignment.score = mine?.score ?? null;
  assignment.ranking = ranking;
  tx.persist(assignment);

  const reason = mine && mine.score !== null ? reasonTexts(mine.terms) : null;
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.assigned',
      technicianId: technician.id,
      userId: technician.userId,
      userName: technician.name,
      by,
      reason: reason?.zh ?? '',
      score: assignment.score,
      acceptBy: order.acceptBy.toISOString(),
    },
    { params: { technicianName: technician.name, by: byTexts[by], reason } },
  );
  announceTechnician(ctx, tx, technician, order.correlationId);
  return assignment;
}
