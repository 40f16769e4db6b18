import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Alarm } from './alarm.entity.ts';
import { alarmLive } from './alarm-live.ts';
import type { Person } from './alarm-actions.ts';

export interface AlarmCommand {
  readonly id: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey: string;
}

/** Who does it and when, as the alarm's rules take them. */
export interface Doing {
  readonly by: Person;
  readonly now: Date;
}

/**
 * One person changes one alarm: idempotent, locked, within the scope of the permission.
 * @throws NotFound, Forbidden, VersionConflict, IdempotencyMismatch, and what `change` throws
 */
export function changeAlarm(
  ctx: Context,
  name: string,
  permission: string,
  input: AlarmCommand,
  change: (tx: Tx, alarm: Alarm, doing: Doing) => Promise<void> | void,
): Promise<Alarm> {
  return mutate(ctx, { name, input }, Alarm, async (tx) => {
    const alarm = await lockInScope(
      ctx,
      tx,
      Alarm,
      input.id,
      permission,
      alarmLive.scope,
      input.expectedVersion,
    );
    const now = ctx.clock.now();
    await change(tx, alarm, { by: { id: ctx.caller.subjectId, name: ctx.caller.name }, now });
    alarm.stamp(ctx.caller.subjectId, now);
    return alarm;
  });
}
