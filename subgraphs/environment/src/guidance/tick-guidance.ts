import type { Context } from '@houqin/kit/context';
import { IllegalTransition, NotFound } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { touch } from '@houqin/kit/record';
import type { AlarmGuidanceTicked } from '../../contract/events.ts';
import { alarmLive } from '../alarm/alarm-live.ts';
import { Alarm } from '../alarm/alarm.entity.ts';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { Point } from '../point/point.entity.ts';
import { GuidanceTickRow } from './guidance-tick.entity.ts';
import { toStep } from './guidance-step.ts';
import { GuidanceStepRow } from './guidance.entity.ts';

export interface Tick {
  readonly alarmId: string;
  readonly stepId: string;
  readonly done: boolean;
  readonly idempotencyKey: string;
}

/** The last steps (open the room again) come when the alarm is over. */
const tickAfterMs = 24 * 3_600_000;

/** Steps of an alarm can be ticked while it is open, and for a day after that. */
export const mayTick = ({ closedAt }: Pick<Alarm, 'closedAt'>, now: Date): boolean =>
  closedAt === null || now.getTime() - closedAt.getTime() < tickAfterMs;

/**
 * Notes that a step of an alarm's guidance was done, or undoes that. Saying it again changes
 * nothing: the first who did it stays.
 * @throws NotFound, Forbidden, IllegalTransition a day after it closed
 */
export function tickGuidance(ctx: Context, input: Tick): Promise<Alarm> {
  return mutate(ctx, { name: 'tickGuidance', input }, Alarm, async (tx) => {
    const { alarmId, stepId, done } = input;
    const alarm = await lockInScope(ctx, tx, Alarm, alarmId, 'guidance:tick', alarmLive.scope);
    const now = ctx.clock.now();
    if (!mayTick(alarm, now))
      throw new IllegalTransition('Alarm', alarm.state, alarm.state, [], 'tick');
    const definition = await tx.findOne(AlarmDefinition, { id: alarm.definitionId });
    const row = await tx.findOne(GuidanceStepRow, { id: stepId });
    if (!row || row.guidanceId !== definition?.guidanceId)
      throw new NotFound('GuidanceStep', stepId);
    const known = await tx.findOne(GuidanceTickRow, { alarmId, stepId });
    if (Boolean(known) === done) return alarm;

    const { subjectId, name } = ctx.caller;
    if (known) tx.remove(known);
    else {
      const tick = Object.assign(new GuidanceTickRow(), {
        ...{ alarmId, stepId, byId: subjectId, byName: name, at: now },
        ...{ campusId: alarm.campusId, departmentId: alarm.departmentId },
      });
      tick.stamp(subjectId, now);
      tx.persist(tick);
    }
    const point = await tx.findOne(Point, { id: alarm.pointId });
    const step = toStep(row, 'zh', (locale) => ({
      facts: point?.placeFacts ?? {},
      roomName: locale === 'zh' ? alarm.roomNameZh : alarm.roomNameEn,
      raisedAt: alarm.raisedAt,
    }));
    const event: AlarmGuidanceTicked = {
      type: 'environment.alarm.guidance-ticked',
      version: 1,
      ...{ alarmId, stepId, position: step.position, text: step.textZh, textEn: step.textEn },
      ...{ done, by: subjectId, byName: name, at: now.toISOString() },
    };
    touch(tx, alarm, event, { correlationId: alarm.id });
    return alarm;
  });
}
