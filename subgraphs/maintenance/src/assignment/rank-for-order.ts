import { raw } from '@mikro-orm/core';
import type { Database } from '../database.ts';
import type { CrewMember } from '../technician/crew.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { Assignment } from './assignment.entity.ts';
import { rankTechnicians, type Ranked, type RankedTechnician } from './rank-technicians.ts';

/** How far back work in a room counts as knowing it. */
const historyDays = 365;

/**
 * The engine's view of one order: who could do it, best first, and why each of the others cannot.
 * Empty for an order without a trade: nobody can be compared.
 */
export async function rankForOrder(
  em: Database,
  order: WorkOrder,
  crew: readonly CrewMember[],
  now: Date,
): Promise<readonly Ranked[]> {
  if (order.trade === null || order.campusId === null) return [];
  const history = await roomHistory(em, order, now);
  const refused = await refusals(em, order);
  const technicians = crew.map(
    ({ technician, skills, certificates, onDuty, recentCount }): RankedTechnician => ({
      id: technician.id,
      campusId: technician.campusId,
      onDuty,
      openCount: technician.openCount,
      capacity: technician.capacity,
      skills,
      certificates,
      place: technician,
      historyCount: history.get(technician.id) ?? 0,
      recentCount,
      declined: refused.has(technician.id),
      outside: technician.outside,
    }),
  );
  return rankTechnicians(
    {
      trade: order.trade,
      certificate: order.certificate,
      campusId: order.campusId,
      roomId: order.roomId,
      floorId: order.floorId,
      buildingId: order.buildingId,
    },
    technicians,
    now,
  );
}

async function roomHistory(
  em: Database,
  order: WorkOrder,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  if (order.roomId === null) return new Map();
  const since = new Date(now.getTime() - historyDays * 86_400_000);
  const rows = await em
    .createQueryBuilder(WorkOrder, 'o')
    .select(['technicianId', raw('count(*) as n')])
    .where({ roomId: order.roomId, completedAt: { $gte: since }, technicianId: { $ne: null } })
    .groupBy('technicianId')
    .execute<{ technicianId: string; n: number }[]>('all');
  return new Map(rows.map(({ technicianId, n }) => [technicianId, Number(n)]));
}

/** Since the order last began to wait: who refused it before a reopening may do it again. */
async function refusals(em: Database, order: WorkOrder): Promise<ReadonlySet<string>> {
  const rows = await em.find(Assignment, {
    orderId: order.id,
    state: { $in: ['DECLINED', 'EXPIRED'] },
    ...(order.reopenedAt === null ? {} : { offeredAt: { $gte: order.reopenedAt } }),
  });
  return new Set(rows.map(({ technicianId }) => technicianId));
}
