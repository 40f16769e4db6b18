import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type {
  AlarmCleared,
  AlarmClosed,
  AlarmEscalated,
  AlarmFacts,
  AlarmRaised,
  AlarmRecurred,
  AlarmSuppressed,
  AlarmUnsuppressed,
} from '../../contract/events.ts';
import type { Alarm } from './alarm.entity.ts';

/** Records an event of an alarm: the alarm's id is what everything about it is correlated by. */
export function recordAlarm(
  tx: Tx,
  alarm: Alarm,
  event: { readonly type: string; readonly version: number },
  reason?: string,
): void {
  record(tx, alarm, event, { correlationId: alarm.id, ...(reason ? { reason } : {}) });
}

function factsOf(alarm: Alarm): AlarmFacts {
  return {
    alarmId: alarm.id,
    number: alarm.number,
    pointId: alarm.pointId,
    pointCode: alarm.pointCode,
    definitionId: alarm.definitionId,
    kind: alarm.kind,
    severity: alarm.severity,
    lifeSafety: alarm.lifeSafety,
    opensOrder: alarm.orderPolicy,
    quantity: alarm.quantity,
    unit: alarm.unit,
    value: alarm.value,
    limit: alarm.limit,
    limitText: alarm.limitText,
    roomId: alarm.roomId,
    roomNumber: alarm.roomNumber,
    roomName: alarm.roomNameZh,
    roomNameEn: alarm.roomNameEn,
    title: alarm.titleZh,
    titleEn: alarm.titleEn,
    raisedAt: alarm.raisedAt.toISOString(),
    occurrence: alarm.occurrenceCount,
    faultHint: alarm.faultHint,
  };
}

export const raisedEvent = (alarm: Alarm): AlarmRaised => ({
  type: 'environment.alarm.raised',
  version: 1,
  ...factsOf(alarm),
});

export const escalatedEvent = (alarm: Alarm): AlarmEscalated => ({
  type: 'environment.alarm.escalated',
  version: 1,
  ...factsOf(alarm),
});

export const recurredEvent = (alarm: Alarm): AlarmRecurred => ({
  type: 'environment.alarm.recurred',
  version: 1,
  alarmId: alarm.id,
  at: alarm.raisedAt.toISOString(),
  value: alarm.value,
  occurrence: alarm.occurrenceCount,
});

export const clearedEvent = (alarm: Alarm, value: number | null): AlarmCleared => ({
  type: 'environment.alarm.cleared',
  version: 1,
  alarmId: alarm.id,
  at: (alarm.clearedAt ?? alarm.updatedAt).toISOString(),
  value,
  worstValue: alarm.worstValue,
});

export const closedEvent = (alarm: Alarm, now: Date): AlarmClosed => ({
  type: 'environment.alarm.closed',
  version: 1,
  alarmId: alarm.id,
  at: now.toISOString(),
});

export const suppressedEvent = (alarm: Alarm): AlarmSuppressed => ({
  type: 'environment.alarm.suppressed',
  version: 1,
  alarmId: alarm.id,
  why: alarm.suppression ?? 'CAUSE',
  causeNumber: alarm.suppressedBy,
});

export const unsuppressedEvent = (alarm: Alarm): AlarmUnsuppressed => ({
  type: 'environment.alarm.unsuppressed',
  version: 1,
  alarmId: alarm.id,
});
