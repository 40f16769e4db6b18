import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { AlarmAcknowledged } from '../../contract/events.ts';
import { acknowledge } from './alarm-actions.ts';
import type { Alarm } from './alarm.entity.ts';
import { closedEvent, recordAlarm } from './alarm-events.ts';
import { changeAlarm, type AlarmCommand, type Doing } from './alarm-mutation.ts';

interface Acknowledgement extends AlarmCommand {
  readonly note?: string | null;
}

/**
 * Says that somebody saw the alarm; one that is back to normal is closed by it.
 * @throws NotFound, Forbidden, IllegalTransition, VersionConflict
 */
export function acknowledgeAlarm(ctx: Context, input: Acknowledgement): Promise<Alarm> {
  return changeAlarm(ctx, 'acknowledgeAlarm', 'alarm:acknowledge', input, (tx, alarm, doing) => {
    if (input.note) alarm.note = input.note;
    recordAcknowledgement(tx, alarm, doing, input.note);
  });
}

/**
 * Acknowledges several. Those that no longer wait for it are left as they are, because a list on a
 * screen is always a moment old.
 * @throws NotFound, Forbidden
 */
export async function acknowledgeAlarms(
  ctx: Context,
  input: { readonly ids: readonly string[]; readonly idempotencyKey: string },
): Promise<Alarm[]> {
  const alarms: Alarm[] = [];
  for (const id of new Set(input.ids)) {
    const one = { id, idempotencyKey: input.idempotencyKey && `${input.idempotencyKey}:${id}` };
    alarms.push(
      await changeAlarm(ctx, 'acknowledgeAlarms', 'alarm:acknowledge', one, (tx, alarm, doing) => {
        const waits = alarm.state === 'UNACK_ACTIVE' || alarm.state === 'RTN_UNACK';
        if (waits) recordAcknowledgement(tx, alarm, doing);
      }),
    );
  }
  return alarms;
}

function recordAcknowledgement(
  tx: Tx,
  alarm: Alarm,
  { by, now }: Doing,
  note?: string | null,
): void {
  acknowledge(alarm, by, now);
  const event: AlarmAcknowledged = {
    type: 'environment.alarm.acknowledged',
    version: 1,
    alarmId: alarm.id,
    by: by.id,
    byName: by.name,
    at: now.toISOString(),
  };
  recordAlarm(tx, alarm, event, note ?? undefined);
  if (alarm.state === 'CLEARED') recordAlarm(tx, alarm, closedEvent(alarm, now));
}
