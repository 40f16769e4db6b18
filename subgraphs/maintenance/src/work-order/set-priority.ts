import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { requireText } from '../check-text.ts';
import { decidePriority } from '../priority/decide-priority.ts';
import { findPolicy } from '../sla/find-policy.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { retime } from './order-clock.ts';
import { rights } from './rights.ts';
import { WorkOrderPause } from './work-order-pause.entity.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { unfinishedStates } from './work-order.lifecycle.ts';

export interface PriorityInput extends OrderInput {
  readonly impact: number;
  readonly urgency: number;
  readonly reason: string;
}

/**
 * Judges impact and urgency anew. The promise follows: due = start of the clock + target + pauses,
 * the pauses measured again on the new calendar. What life depends on stays P1.
 * @throws NotFound, IllegalTransition, ValidationFailed, SlaPolicyMissing
 */
export function setPriority(ctx: Context, input: PriorityInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'setPriority', input, rights.prioritise, async (tx, order) => {
    const reason = requireText('reason', input.reason, { max: 200 });
    order.expect(unfinishedStates, 'SET_PRIORITY');
    const from = order.priority;
    const { impact, urgency } = input;
    order.priority = await decidePriority(tx, { impact, urgency, lifeSafety: order.lifeSafety });
    order.impact = impact;
    order.urgency = urgency;
    const policy = await findPolicy(tx, order.priority, ctx.clock.now());
    order.responseTargetSeconds = policy.responseSeconds;
    order.restoreTargetSeconds = policy.restoreSeconds;
    order.roundTheClock = policy.roundTheClock;
    const times = await loadWorkingTimes(tx);
    order.pausedSeconds = await measurePauses(tx, order, times(order));
    // Shares of another target were announced: those of this one have not been.
    order.escalatedPercent = 0;
    if (order.engineAt !== null && policy.engineAfterPercent === 0)
      order.engineAt = ctx.clock.now();
    retime(order, times);
    announce(
      ctx,
      tx,
      order,
      {
        type: 'maintenance.work-order.reprioritised',
        from,
        responseDueAt: order.responseDueAt.toISOString(),
        restoreDueAt: order.restoreDueAt.toISOString(),
      },
      { params: { from, priority: order.priority, typed: reason }, reason },
    );
  });
}

/** Ended stops since the clock last started, in seconds of this calendar. */
async function measurePauses(
  tx: Tx,
  order: WorkOrder,
  time: ReturnType<Awaited<ReturnType<typeof loadWorkingTimes>>>,
): Promise<number> {
  const pauses = await tx.find(WorkOrderPause, {
    orderId: order.id,
    stopsClock: true,
    endedAt: { $ne: null },
    startedAt: { $gte: order.clockStartedAt },
  });
  return Math.round(
    pauses.reduce((sum, { startedAt, endedAt }) => sum + time.between(startedAt, endedAt!), 0),
  );
}
