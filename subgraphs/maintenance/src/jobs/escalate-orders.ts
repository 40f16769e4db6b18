import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { escalationPercents } from '../sla/escalation.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { announce } from '../work-order/announce.ts';
import { readOrderClock } from '../work-order/order-clock.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { forEachDue } from './for-each-due.ts';

/** Says when 50, 75 and 100 % of a promise are used up (domain rules C5). */
export function escalateOrders(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  return forEachDue(
    ctx,
    { nextEscalationAt: { $lte: now } },
    (order) => order.nextEscalationAt !== null && order.nextEscalationAt <= now,
    (tx, order) => escalate(ctx, tx, order, now),
  );
}

async function escalate(ctx: Context, tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  const { phase, dueAt, elapsedSeconds, targetSeconds } = readOrderClock(
    order,
    await loadWorkingTimes(tx),
    now,
  );
  if (phase === 'DONE' || dueAt === null) return;
  // After a standstill of the program only the highest share that has passed is news.
  const percent = escalationPercents.findLast(
    (one) => elapsedSeconds * 100 >= targetSeconds * one && one > order.escalatedPercent,
  );
  if (percent === undefined) return;
  order.escalatedPercent = percent;
  announce(
    ctx,
    tx,
    order,
    {
      type: percent === 100 ? 'maintenance.work-order.overdue' : 'maintenance.work-order.due-soon',
      phase,
      percent,
      dueAt: dueAt.toISOString(),
    },
    {
      params: {
        percent,
        phase:
          phase === 'RESPONSE' ? { zh: '响应', en: 'response' } : { zh: '修复', en: 'restore' },
        due: { instant: dueAt.toISOString() },
      },
    },
  );
}
