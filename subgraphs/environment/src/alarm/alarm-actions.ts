import { IllegalTransition, ValidationFailed } from '@houqin/kit/errors';
import type { Alarm } from './alarm.entity.ts';
import { ShelveNotAllowed } from './alarm-errors.ts';
import { alarmLifecycle } from './alarm.lifecycle.ts';
import { moveTo, stateByProcess } from './alarm-state.ts';

/** Domain C6: shelved for at most eight hours. */
export const maxShelfMs = 8 * 3_600_000;

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Somebody saw it. What is back to normal is then closed. @throws IllegalTransition */
export function acknowledge(alarm: Alarm, by: Person, now: Date): void {
  moveTo(alarm, alarm.active ? 'ACK_ACTIVE' : 'CLEARED', now, 'acknowledge');
  alarm.acknowledgedAt = now;
  alarm.acknowledgedById = by.id;
  alarm.acknowledgedByName = by.name;
}

/**
 * Sets an alarm aside for a while, with a reason.
 * @throws ShelveNotAllowed for life safety, ValidationFailed, IllegalTransition
 */
export function shelve(alarm: Alarm, until: Date, reason: string, now: Date): void {
  if (alarm.lifeSafety) throw new ShelveNotAllowed(alarm.number);
  const last = new Date(now.getTime() + maxShelfMs);
  if (until <= now || until > last)
    throw new ValidationFailed('input.until', 'shelf-time', {
      min: now.toISOString(),
      max: last.toISOString(),
    });
  moveTo(alarm, 'SHELVED', now, 'shelve');
  alarm.shelvedUntil = until;
  alarm.shelveReason = reason;
}

/** Takes it off the shelf: it is again what the process says. @throws IllegalTransition */
export function unshelve(alarm: Alarm, now: Date): void {
  requireState(alarm, 'SHELVED', now, 'unshelve');
}

/** An engineer takes it out of service while work is done on it. @throws IllegalTransition */
export function takeOutOfService(
  alarm: Alarm,
  until: Date | null,
  reason: string,
  now: Date,
): void {
  if (until !== null && until <= now)
    throw new ValidationFailed('input.until', 'not-in-future', { now: now.toISOString() });
  moveTo(alarm, 'OUT_OF_SERVICE', now, 'takeOutOfService');
  alarm.shelvedUntil = null;
  alarm.shelveReason = null;
  alarm.outOfServiceUntil = until;
  alarm.outOfServiceReason = reason;
}

/** The work is done: it is again what the process says. @throws IllegalTransition */
export function returnToService(alarm: Alarm, now: Date): void {
  requireState(alarm, 'OUT_OF_SERVICE', now, 'returnToService');
}

/** Ends a suppression by design. */
export function unsuppress(alarm: Alarm, now: Date): void {
  requireState(alarm, 'SUPPRESSED_BY_DESIGN', now, 'unsuppress');
}

function requireState(alarm: Alarm, from: Alarm['state'], now: Date, action: string): void {
  if (alarm.state !== from)
    throw new IllegalTransition(
      'Alarm',
      alarm.state,
      from,
      alarmLifecycle.allowed(alarm.state),
      action,
    );
  moveTo(alarm, stateByProcess(alarm), now, action);
}
