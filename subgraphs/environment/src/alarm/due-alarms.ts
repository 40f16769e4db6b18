import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { returnToService, unshelve } from './alarm-actions.ts';
import { Alarm } from './alarm.entity.ts';
import { closedEvent, escalatedEvent, recordAlarm } from './alarm-events.ts';
import { returnedEvent } from './out-of-service.ts';
import { unshelvedEvent } from './shelve-alarm.ts';
import { release } from './suppress.ts';

/**
 * Does what is due by the wall clock: escalates what nobody acknowledged, takes from the shelf what
 * lay its time, returns to service, shows again what stopped chattering. What is due is in the
 * rows, so a restart forgets nothing and several processes do nothing twice.
 * @returns how many alarms changed
 */
export async function settleDueAlarms(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const due = await ctx.em.fork().find(
    Alarm,
    {
      $or: [
        { escalateDueAt: { $lte: now } },
        { shelvedUntil: { $lte: now } },
        { outOfServiceUntil: { $lte: now } },
        { suppressedUntil: { $lte: now } },
      ],
    },
    { orderBy: { id: 'asc' }, limit: 200 },
  );
  let changed = 0;
  for (const { id } of due) if (await transact(ctx, (tx) => settle(ctx, tx, id, now))) changed += 1;
  return changed;
}

const passed = (instant: Date | null, now: Date) => instant !== null && instant <= now;

async function settle(ctx: Context, tx: Tx, id: string, now: Date): Promise<boolean> {
  const alarm = await lock(tx, Alarm, id);
  if (alarm.state === 'UNACK_ACTIVE' && passed(alarm.escalateDueAt, now)) {
    alarm.escalateDueAt = null;
    alarm.escalatedAt = now;
    recordAlarm(tx, alarm, escalatedEvent(alarm));
  } else if (alarm.state === 'SHELVED' && passed(alarm.shelvedUntil, now)) {
    unshelve(alarm, now);
    recordAlarm(tx, alarm, unshelvedEvent(alarm, null));
  } else if (alarm.state === 'OUT_OF_SERVICE' && passed(alarm.outOfServiceUntil, now)) {
    returnToService(alarm, now);
    recordAlarm(tx, alarm, returnedEvent(alarm, null));
  } else if (alarm.state === 'SUPPRESSED_BY_DESIGN' && passed(alarm.suppressedUntil, now)) {
    await release(ctx, tx, id, now);
    return true;
  } else return false;
  alarm.stamp(ctx.caller.subjectId, now);
  if (alarm.closedAt) recordAlarm(tx, alarm, closedEvent(alarm, now));
  return true;
}
