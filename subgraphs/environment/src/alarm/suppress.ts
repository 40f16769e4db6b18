import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { unsuppress } from './alarm-actions.ts';
import { Alarm } from './alarm.entity.ts';
import {
  closedEvent,
  raisedEvent,
  recordAlarm,
  suppressedEvent,
  unsuppressedEvent,
} from './alarm-events.ts';
import { suppressByCause, suppressChattering } from './alarm-process.ts';

/** Hides an alarm that is raised while its cause is active (domain C6, cause grouping). */
export async function suppressIfConsequence(tx: Tx, alarm: Alarm, now: Date): Promise<boolean> {
  const definition = await tx.findOne(AlarmDefinition, { id: alarm.definitionId });
  if (!definition?.causeDefinitionId) return false;
  const cause = await tx.findOne(Alarm, {
    definitionId: definition.causeDefinitionId,
    active: true,
    closedAt: null,
  });
  if (!cause || !suppressByCause(alarm, cause, now)) return false;
  recordAlarm(tx, alarm, suppressedEvent(alarm));
  return true;
}

/** Hides the open consequences of an alarm that was just raised. */
export async function suppressConsequences(ctx: Context, tx: Tx, cause: Alarm, now: Date) {
  const definitions = await tx.find(AlarmDefinition, { causeDefinitionId: cause.definitionId });
  if (definitions.length === 0) return;
  const open = await tx.find(
    Alarm,
    { definitionId: { $in: definitions.map(({ id }) => id) }, closedAt: null },
    { orderBy: { id: 'asc' } },
  );
  for (const { id } of open) {
    const alarm = await lock(tx, Alarm, id);
    if (!suppressByCause(alarm, cause, now)) continue;
    alarm.stamp(ctx.caller.subjectId, now);
    recordAlarm(tx, alarm, suppressedEvent(alarm));
  }
}

/** The cause is over: what is still wrong is shown now, the rest is over with it. */
export async function releaseConsequences(ctx: Context, tx: Tx, cause: Alarm, now: Date) {
  const hidden = await tx.find(
    Alarm,
    { causeAlarmId: cause.id, state: 'SUPPRESSED_BY_DESIGN' },
    { orderBy: { id: 'asc' } },
  );
  for (const { id } of hidden) await release(ctx, tx, id, now);
}

/** Ends the suppression of one alarm; one nobody was told of is raised now, if it still stands. */
export async function release(ctx: Context, tx: Tx, id: string, now: Date): Promise<Alarm> {
  const alarm = await lock(tx, Alarm, id);
  const neverTold = alarm.suppression === 'CAUSE' && !alarm.acknowledgedAt;
  unsuppress(alarm, now);
  alarm.stamp(ctx.caller.subjectId, now);
  recordAlarm(tx, alarm, unsuppressedEvent(alarm));
  if (alarm.state === 'CLEARED') recordAlarm(tx, alarm, closedEvent(alarm, now));
  else if (neverTold && alarm.state === 'UNACK_ACTIVE') recordAlarm(tx, alarm, raisedEvent(alarm));
  return alarm;
}

/** Counts and, unless it is about life safety, hides an alarm that changes all the time. */
export function noticeChattering(tx: Tx, alarm: Alarm, now: Date): void {
  if (suppressChattering(alarm, now)) recordAlarm(tx, alarm, suppressedEvent(alarm));
}
