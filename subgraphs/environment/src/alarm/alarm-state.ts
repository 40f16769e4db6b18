import { escalateAfterMs } from '../definition/order-policy.ts';
import type { Alarm } from './alarm.entity.ts';
import { alarmLifecycle, isAside, stateRank, type AlarmState } from './alarm.lifecycle.ts';

/**
 * Moves an alarm to a state its lifecycle allows, with everything that hangs on the state: its rank
 * in lists, when it escalates, and the key that keeps a second one from opening.
 * @throws IllegalTransition
 */
export function moveTo(alarm: Alarm, to: AlarmState, now: Date, action?: string): void {
  alarm.state = alarmLifecycle.next(alarm.state, to, action);
  alarm.stateRank = stateRank(alarm.state);
  const waits = to === 'UNACK_ACTIVE' && alarm.orderPolicy === 'AFTER_5_MIN' && !alarm.escalatedAt;
  alarm.escalateDueAt = waits ? new Date(now.getTime() + escalateAfterMs) : null;
  if (to === 'CLEARED') {
    alarm.closedAt = now;
    alarm.openKey = null;
  }
  if (!isAside(to)) {
    alarm.shelvedUntil = null;
    alarm.shelveReason = null;
    alarm.outOfServiceUntil = null;
    alarm.outOfServiceReason = null;
    alarm.suppression = null;
    alarm.suppressedBy = null;
    alarm.causeAlarmId = null;
    alarm.suppressedUntil = null;
  }
}

/**
 * Where an alarm belongs that is no longer set aside: what the process and the acknowledgement say.
 * The consequence of another alarm that is over and that nobody was told of is simply over.
 */
export function stateByProcess(alarm: Alarm): AlarmState {
  const acknowledged = alarm.acknowledgedAt !== null;
  if (alarm.active) return acknowledged ? 'ACK_ACTIVE' : 'UNACK_ACTIVE';
  return acknowledged || alarm.suppression === 'CAUSE' ? 'CLEARED' : 'RTN_UNACK';
}
