import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { writeEvaluationStates } from '../evaluation/evaluation-state.ts';
import type { PointState } from '../evaluation/point-evaluation.ts';
import type { Transition } from '../evaluation/watch.ts';
import { AlarmOccurrence } from './alarm-occurrence.entity.ts';
import { Alarm, openKeyOf } from './alarm.entity.ts';
import {
  clearedEvent,
  closedEvent,
  raisedEvent,
  recordAlarm,
  recurredEvent,
} from './alarm-events.ts';
import { comeBack, goBeyond } from './alarm-process.ts';
import {
  noticeChattering,
  releaseConsequences,
  suppressIfConsequence,
  suppressConsequences,
} from './suppress.ts';
import { openAlarm } from './open-alarm.ts';

export interface ProcessChange {
  readonly pointId: string;
  readonly transition: Transition;
  /** What evaluation knew right after it: committed together, so that a restart agrees. */
  readonly state: PointState;
  /** Id of the alarm if one is opened; demo stories are known by theirs. */
  readonly newAlarmId?: string;
}

/**
 * Makes a change of the process durable: alarm, occurrence, events and evaluation state in one
 * commit. The same change again (a message delivered twice around a crash) changes nothing.
 * @returns the alarm, or null when the change was known
 */
export async function applyTransition(ctx: Context, change: ProcessChange): Promise<Alarm | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(ctx, (tx) =>
        change.transition.kind === 'RAISED' ? raise(ctx, tx, change) : end(ctx, tx, change),
      );
    } catch (error) {
      // Another process raised the same alarm in this instant: now it is there to be found.
      if (!(error instanceof UniqueConstraintViolationException) || attempt === 3) throw error;
    }
  }
}

async function raise(
  ctx: Context,
  tx: Tx,
  { pointId, transition, state, newAlarmId }: ProcessChange,
) {
  const { definitionId } = transition;
  const startedAt = new Date(transition.occurrenceAt);
  await writeEvaluationStates(tx, [{ pointId, state }]);
  if (await tx.findOne(AlarmOccurrence, { definitionId, startedAt })) return null;

  const now = ctx.clock.now();
  const known = await tx.findOne(Alarm, { openKey: openKeyOf(pointId, definitionId) });
  const alarm = known
    ? await lock(tx, Alarm, known.id)
    : await openAlarm(tx, pointId, transition, now, newAlarmId);
  // Another evaluation of the same point (a second process) was first: it stands already.
  if (alarm.active) return null;
  const outcome = goBeyond(alarm, transition, now);
  alarm.stamp(ctx.caller.subjectId, now);
  tx.persist(
    Object.assign(new AlarmOccurrence(), {
      alarmId: alarm.id,
      pointId,
      definitionId,
      startedAt,
      value: transition.value,
      worstValue: transition.worst,
      limit: transition.limit,
    }),
  );
  if (await suppressIfConsequence(tx, alarm, now)) return alarm;
  if (outcome === 'RAISED') recordAlarm(tx, alarm, raisedEvent(alarm));
  else if (alarm.suppression !== 'CHATTERING') recordAlarm(tx, alarm, recurredEvent(alarm));
  if (transition.chattering) noticeChattering(tx, alarm, now);
  await suppressConsequences(ctx, tx, alarm, now);
  return alarm;
}

async function end(ctx: Context, tx: Tx, { pointId, transition, state }: ProcessChange) {
  await writeEvaluationStates(tx, [{ pointId, state }]);
  const { definitionId } = transition;
  const startedAt = new Date(transition.occurrenceAt);
  const occurrence =
    (await tx.findOne(AlarmOccurrence, { definitionId, startedAt })) ??
    (await tx.findOne(AlarmOccurrence, { definitionId, endedAt: null }));
  if (!occurrence || occurrence.endedAt) return null;
  occurrence.endedAt = new Date(transition.at);
  if (transition.worst !== null) occurrence.worstValue = transition.worst;

  const alarm = await lock(tx, Alarm, occurrence.alarmId);
  if (alarm.closedAt) return null;
  const now = ctx.clock.now();
  const outcome = comeBack(alarm, transition, now);
  alarm.stamp(ctx.caller.subjectId, now);
  if (alarm.suppression !== 'CHATTERING')
    recordAlarm(tx, alarm, clearedEvent(alarm, transition.value));
  if (outcome === 'CLOSED') recordAlarm(tx, alarm, closedEvent(alarm, now));
  else if (transition.chattering) noticeChattering(tx, alarm, now);
  await releaseConsequences(ctx, tx, alarm, now);
  return alarm;
}
