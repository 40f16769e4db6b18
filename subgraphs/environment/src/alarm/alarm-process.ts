import { worse } from '../evaluation/rule.ts';
import type { Transition } from '../evaluation/watch.ts';
import type { Alarm } from './alarm.entity.ts';
import { isAside } from './alarm.lifecycle.ts';
import { moveTo } from './alarm-state.ts';
import { steadyMs } from './suppression.ts';

/** What became of an alarm by the process; the use case turns it into events. */
export type ProcessOutcome = 'RAISED' | 'RECURRED' | 'CLEARED' | 'CLOSED';

/**
 * The process went beyond the limit: for the first time, or again inside an alarm that is still
 * open. Set aside, it stays aside, but what was acknowledged before no longer covers it.
 */
export function goBeyond(alarm: Alarm, transition: Transition, now: Date): ProcessOutcome {
  alarm.active = true;
  alarm.raisedAt = new Date(transition.at);
  alarm.clearedAt = null;
  alarm.occurrenceCount += 1;
  alarm.value = transition.value;
  alarm.limit = transition.limit ?? alarm.limit;
  takeWorst(alarm, transition.worst);
  if (transition.chattering) alarm.chatterCount += 1;
  if (isAside(alarm.state)) {
    alarm.acknowledgedAt = null;
    alarm.acknowledgedById = null;
    alarm.acknowledgedByName = null;
    stayUnsteady(alarm, now);
    return 'RECURRED';
  }
  moveTo(alarm, 'UNACK_ACTIVE', now);
  return 'RAISED';
}

/** The process came back inside the limit. */
export function comeBack(alarm: Alarm, transition: Transition, now: Date): ProcessOutcome {
  alarm.active = false;
  alarm.clearedAt = new Date(transition.at);
  takeWorst(alarm, transition.worst);
  if (transition.chattering) alarm.chatterCount += 1;
  if (isAside(alarm.state)) {
    stayUnsteady(alarm, now);
    return 'CLEARED';
  }
  if (alarm.state === 'UNACK_ACTIVE') {
    moveTo(alarm, 'RTN_UNACK', now);
    return 'CLEARED';
  }
  moveTo(alarm, 'CLEARED', now);
  return 'CLOSED';
}

/**
 * Hides a chattering alarm until it has been steady for five minutes. A life-safety alarm is
 * counted and stays in sight: nobody may be spared it.
 * @returns whether it was hidden now
 */
export function suppressChattering(alarm: Alarm, now: Date): boolean {
  if (alarm.lifeSafety || isAside(alarm.state) || alarm.state === 'CLEARED') return false;
  moveTo(alarm, 'SUPPRESSED_BY_DESIGN', now);
  alarm.suppression = 'CHATTERING';
  stayUnsteady(alarm, now);
  return true;
}

/** Hides the consequence of another alarm. @returns whether it was hidden now */
export function suppressByCause(alarm: Alarm, cause: Alarm, now: Date): boolean {
  if (alarm.lifeSafety || isAside(alarm.state) || alarm.state === 'CLEARED') return false;
  moveTo(alarm, 'SUPPRESSED_BY_DESIGN', now);
  alarm.suppression = 'CAUSE';
  alarm.suppressedBy = cause.number;
  alarm.causeAlarmId = cause.id;
  return true;
}

function stayUnsteady(alarm: Alarm, now: Date): void {
  if (alarm.suppression === 'CHATTERING')
    alarm.suppressedUntil = new Date(now.getTime() + steadyMs);
}

function takeWorst(alarm: Alarm, worst: number | null): void {
  if (worst !== null) alarm.worstValue = worse(alarm.kind, alarm.worstValue, worst);
}
