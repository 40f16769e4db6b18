import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import type { AlarmReturnedToService, AlarmTakenOutOfService } from '../../contract/events.ts';
import { returnToService, takeOutOfService } from './alarm-actions.ts';
import type { Alarm } from './alarm.entity.ts';
import { closedEvent, recordAlarm } from './alarm-events.ts';
import { changeAlarm, type AlarmCommand } from './alarm-mutation.ts';
import { requireText } from './require-text.ts';

interface TakingOut extends AlarmCommand {
  readonly reason: string;
  readonly until?: Date | null;
  readonly workOrderId?: string | null;
}

/**
 * Takes an alarm out of service while work is done. Only with an order (domain C6): the one named,
 * or the one the alarm has.
 * @throws ValidationFailed, IllegalTransition, NotFound, Forbidden
 */
export function takeAlarmOutOfService(ctx: Context, input: TakingOut): Promise<Alarm> {
  const name = 'takeAlarmOutOfService';
  return changeAlarm(ctx, name, 'alarm:out-of-service', input, (tx, alarm, { by, now }) => {
    const reason = requireText('input.reason', input.reason, 200);
    const workOrderId = input.workOrderId ?? alarm.workOrderId;
    if (!workOrderId) throw new ValidationFailed('input.workOrderId', 'order-required');
    takeOutOfService(alarm, input.until ?? null, reason, now);
    const event: AlarmTakenOutOfService = {
      type: 'environment.alarm.taken-out-of-service',
      version: 1,
      alarmId: alarm.id,
      by: by.id,
      byName: by.name,
      until: input.until?.toISOString() ?? null,
      reason,
      workOrderId,
    };
    recordAlarm(tx, alarm, event, reason);
  });
}

/** The work is done. @throws IllegalTransition, NotFound, Forbidden */
export function returnAlarmToService(ctx: Context, input: AlarmCommand): Promise<Alarm> {
  const name = 'returnAlarmToService';
  return changeAlarm(ctx, name, 'alarm:out-of-service', input, (tx, alarm, { by, now }) => {
    returnToService(alarm, now);
    recordAlarm(tx, alarm, returnedEvent(alarm, by.id));
    if (alarm.state === 'CLEARED') recordAlarm(tx, alarm, closedEvent(alarm, now));
  });
}

export const returnedEvent = (alarm: Alarm, by: string | null): AlarmReturnedToService => ({
  type: 'environment.alarm.returned-to-service',
  version: 1,
  alarmId: alarm.id,
  by,
});
