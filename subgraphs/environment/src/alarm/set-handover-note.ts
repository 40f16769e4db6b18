import type { Context } from '@houqin/kit/context';
import type { AlarmNoted } from '../../contract/events.ts';
import type { Alarm } from './alarm.entity.ts';
import { recordAlarm } from './alarm-events.ts';
import { changeAlarm, type AlarmCommand } from './alarm-mutation.ts';
import { requireText } from './require-text.ts';

/** Leaves a word for the next shift; an empty one takes it away. @throws NotFound, Forbidden */
export function setHandoverNote(
  ctx: Context,
  input: AlarmCommand & { readonly note: string },
): Promise<Alarm> {
  const name = 'setHandoverNote';
  return changeAlarm(ctx, name, 'alarm:acknowledge', input, (tx, alarm, { by }) => {
    const note = input.note.trim() === '' ? null : requireText('input.note', input.note, 400);
    alarm.note = note;
    const event: AlarmNoted = {
      type: 'environment.alarm.noted',
      version: 1,
      alarmId: alarm.id,
      note: note ?? '',
      by: by.id,
      byName: by.name,
    };
    recordAlarm(tx, alarm, event);
  });
}
