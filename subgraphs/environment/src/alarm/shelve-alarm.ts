import type { Context } from '@houqin/kit/context';
import type { AlarmShelved, AlarmUnshelved } from '../../contract/events.ts';
import { shelve, unshelve } from './alarm-actions.ts';
import type { Alarm } from './alarm.entity.ts';
import { closedEvent, recordAlarm } from './alarm-events.ts';
import { changeAlarm, type AlarmCommand } from './alarm-mutation.ts';
import { requireText } from './require-text.ts';

interface Shelving extends AlarmCommand {
  readonly reason: string;
  readonly until: Date;
}

/**
 * Sets an alarm aside for at most eight hours.
 * @throws ShelveNotAllowed, ValidationFailed, IllegalTransition, NotFound, Forbidden
 */
export function shelveAlarm(ctx: Context, input: Shelving): Promise<Alarm> {
  return changeAlarm(ctx, 'shelveAlarm', 'alarm:shelve', input, (tx, alarm, { by, now }) => {
    const reason = requireText('input.reason', input.reason, 200);
    shelve(alarm, input.until, reason, now);
    const event: AlarmShelved = {
      type: 'environment.alarm.shelved',
      version: 1,
      alarmId: alarm.id,
      by: by.id,
      byName: by.name,
      until: input.until.toISOString(),
      reason,
    };
    recordAlarm(tx, alarm, event, reason);
  });
}

/** Takes it off the shelf early. @throws IllegalTransition, NotFound, Forbidden */
export function unshelveAlarm(ctx: Context, input: AlarmCommand): Promise<Alarm> {
  return changeAlarm(ctx, 'unshelveAlarm', 'alarm:shelve', input, (tx, alarm, { by, now }) => {
    unshelve(alarm, now);
    recordAlarm(tx, alarm, unshelvedEvent(alarm, by.id));
    if (alarm.state === 'CLEARED') recordAlarm(tx, alarm, closedEvent(alarm, now));
  });
}

export const unshelvedEvent = (alarm: Alarm, by: string | null): AlarmUnshelved => ({
  type: 'environment.alarm.unshelved',
  version: 1,
  alarmId: alarm.id,
  by,
});
