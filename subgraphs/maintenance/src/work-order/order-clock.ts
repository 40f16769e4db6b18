import { nextEscalation } from '../sla/escalation.ts';
import type { WorkingTimes } from '../sla/load-working-time.ts';
import { dueAt, readSlaClock, type SlaFacts, type SlaReading } from '../sla/sla-clock.ts';
import type { WorkOrder } from './work-order.entity.ts';

export const slaFactsOf = (order: WorkOrder): SlaFacts => ({
  priority: order.priority,
  startedAt: order.clockStartedAt,
  respondedAt: order.acceptedAt,
  restoredAt: order.completedAt,
  responseTargetSeconds: order.responseTargetSeconds,
  restoreTargetSeconds: order.restoreTargetSeconds,
  pausedSeconds: order.pausedSeconds,
  stoppedAt: order.clockStoppedAt,
});

/** The order's service clock now. */
export const readOrderClock = (order: WorkOrder, times: WorkingTimes, now: Date): SlaReading =>
  readSlaClock(slaFactsOf(order), times(order), now);

/**
 * Writes what follows from the clock's facts into the order: due instants and the next escalation.
 * Call it after a change of state, priority, pause or acceptance.
 */
export function retime(order: WorkOrder, times: WorkingTimes): void {
  const time = times(order);
  const facts = slaFactsOf(order);
  const ended = order.state === 'CANCELLED' || order.completedAt !== null;
  // Once responded, the promise that was kept or broken stays on record.
  if (order.acceptedAt === null) {
    order.responseDueAt = dueAt(order.clockStartedAt, order.responseTargetSeconds, 0, time);
  }
  order.restoreDueAt = dueAt(
    order.clockStartedAt,
    order.restoreTargetSeconds,
    order.pausedSeconds,
    time,
  );
  order.dueAt = ended ? null : order.acceptedAt === null ? order.responseDueAt : order.restoreDueAt;
  order.nextEscalationAt = ended
    ? null
    : (nextEscalation(facts, order.escalatedPercent, time)?.at ?? null);
}
