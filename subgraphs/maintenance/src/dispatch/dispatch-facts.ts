import type { Context } from '@houqin/kit/context';
import { scopeWhere } from '@houqin/kit/scope';
import { Field, Int, ObjectType } from 'type-graphql';
import { crewOf } from '../assignment/candidates-of.ts';
import { CertificateRule } from '../rules/certificate-rule.entity.ts';
import { dayOf, instantOn, minuteOfDay } from '../sla/hospital-day.ts';
import { workingTimesOf } from '../sla/load-working-time.ts';
import { technicianScope } from '../technician/technician.list.ts';
import { Technician } from '../technician/technician.entity.ts';
import { readOrderClock } from '../work-order/order-clock.ts';
import { readScope } from '../work-order/order-scope.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { queued, unfinishedStates } from '../work-order/work-order.lifecycle.ts';

@ObjectType({ description: 'The figures above the dispatch board, of what the caller may see.' })
export class DispatchFacts {
  @Field(() => Int, { description: 'Orders that wait for a technician.' }) unassigned!: number;
  @Field(() => Int, { description: 'Unfinished orders whose promise is at risk.' })
  soonLate!: number;
  @Field(() => Int, { description: 'Unfinished orders beyond their promise.' }) late!: number;
  @Field(() => Int, { description: 'Since the present shift began: 07:00, 15:00 or 23:00.' })
  completedThisShift!: number;
  @Field(() => Int) onDuty!: number;
  @Field(() => Int, { description: 'All technicians.' }) total!: number;
  @Field(() => [String], { description: 'Licences too few people on duty hold, in words.' })
  gaps!: string[];
}

/** The three-shift day begins with the early shift. */
const shiftStarts = [7 * 60, 15 * 60, 23 * 60];

export async function dispatchFacts(ctx: Context): Promise<DispatchFacts> {
  const now = ctx.clock.now();
  const orders = await ctx.em.find(WorkOrder, {
    $and: [{ state: { $in: unfinishedStates } }, scopeWhere(ctx, 'work-order:read', readScope)],
  });
  const times = await workingTimesOf(ctx);
  const levels = orders.map((order) => readOrderClock(order, times, now).level);
  const completedThisShift = await ctx.em.count(WorkOrder, {
    $and: [
      { completedAt: { $gte: shiftStart(now) } },
      scopeWhere(ctx, 'work-order:read', readScope),
    ],
  });
  const visible = await ctx.em.find(Technician, {
    $and: [{ retiredAt: null, partyId: null }, scopeWhere(ctx, 'technician:read', technicianScope)],
  });
  const ids = new Set(visible.map(({ id }) => id));
  const crew = (await crewOf(ctx)).filter(({ technician }) => ids.has(technician.id));
  return Object.assign(new DispatchFacts(), {
    unassigned: orders.filter(({ state }) => queued(state)).length,
    soonLate: levels.filter((level) => level === 'SOON').length,
    late: levels.filter((level) => level === 'LATE').length,
    completedThisShift,
    onDuty: crew.filter(({ onDuty }) => onDuty).length,
    total: crew.length,
    gaps: await gapsOf(ctx, crew, dayOf(now)),
  });
}

/** When the shift that it is now began. */
export function shiftStart(now: Date): Date {
  const minute = minuteOfDay(now);
  const start = shiftStarts.findLast((one) => one <= minute);
  if (start !== undefined) return instantOn(dayOf(now), start);
  return instantOn(dayOf(new Date(now.getTime() - 12 * 3600_000)), shiftStarts.at(-1));
}

async function gapsOf(
  { em, locale }: Context,
  crew: Awaited<ReturnType<typeof crewOf>>,
  today: string,
): Promise<string[]> {
  const rules = await em.find(CertificateRule, {}, { orderBy: { kind: 'desc' } });
  return rules.flatMap(({ kind, minimumOnDuty, nameZh, nameEn }) => {
    const holders = crew.filter(
      ({ onDuty, certificates }) => onDuty && (certificates.get(kind) ?? '') >= today,
    ).length;
    if (holders >= minimumOnDuty) return [];
    return locale === 'zh'
      ? `${nameZh} ${holders} 人，应有 ${minimumOnDuty} 人`
      : `${nameEn}: ${holders} of ${minimumOnDuty}`;
  });
}
