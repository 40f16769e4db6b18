import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Alarm } from '../alarm/alarm.entity.ts';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { loadGroup } from '../grouped-loader.ts';
import { Point } from '../point/point.entity.ts';
import { UserStub, userOf } from '../references/user.ts';
import { fillText, type GuidancePlace } from './fill-text.ts';
import { GuidanceTickRow } from './guidance-tick.entity.ts';
import { GuidanceStepRow } from './guidance.entity.ts';

@ObjectType({ description: 'One thing to do about an alarm.' })
export class GuidanceStep {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'From 1.' }) position!: number;
  @Field(() => String) text!: string;
  @Field(() => String) textZh!: string;
  @Field(() => String) textEn!: string;
  @Field(() => String, { nullable: true, description: 'Whose consent or what proof it needs.' })
  hint!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
}

@ObjectType({ description: 'Somebody did a step.' })
export class GuidanceTick {
  @Field(() => GuidanceStep) step!: GuidanceStep;
  @Field(() => UserStub, { nullable: true }) by!: UserStub | null;
  @Field(() => String) byName!: string;
  @Field(() => DateTime) at!: Date;
}

const rowsKey = Symbol('guidance steps');
const ticksKey = Symbol('guidance ticks');

/** Steps as written, without a place to fill them with. */
export async function stepsOf(ctx: Context, guidanceId: string | null): Promise<GuidanceStepRow[]> {
  if (guidanceId === null) return [];
  return loadGroup(ctx, rowsKey, guidanceId, async (ids) => {
    const rows = await ctx.em.find(
      GuidanceStepRow,
      { guidanceId: { $in: [...ids] } },
      { orderBy: { position: 'asc' } },
    );
    return Map.groupBy(rows, (row) => row.guidanceId);
  });
}

/** Steps for one alarm, in the caller's language, with its room and times filled in. */
export async function alarmSteps(ctx: Context, alarm: Alarm): Promise<GuidanceStep[]> {
  const definition = await loadReference(ctx, AlarmDefinition, alarm.definitionId);
  const point = await loadReference(ctx, Point, alarm.pointId);
  const place = (locale: 'zh' | 'en'): GuidancePlace => ({
    facts: point?.placeFacts ?? {},
    roomName: locale === 'zh' ? alarm.roomNameZh : alarm.roomNameEn,
    raisedAt: alarm.raisedAt,
  });
  const rows = await stepsOf(ctx, definition?.guidanceId ?? null);
  return rows.map((row) => toStep(row, ctx.locale, place));
}

export function toStep(
  row: GuidanceStepRow,
  locale: 'zh' | 'en',
  place: (locale: 'zh' | 'en') => GuidancePlace,
): GuidanceStep {
  const textZh = fillText(row.textZh, place('zh'), 'zh');
  const textEn = fillText(row.textEn, place('en'), 'en');
  return Object.assign(new GuidanceStep(), {
    ...{ id: row.id, position: row.position, textZh, textEn, phone: row.phone },
    text: locale === 'zh' ? textZh : textEn,
    hint: locale === 'zh' ? row.hintZh : row.hintEn,
  });
}

/** What was done for one alarm, in the order of the steps. */
export async function alarmTicks(ctx: Context, alarm: Alarm): Promise<GuidanceTick[]> {
  const rows = await loadGroup(ctx, ticksKey, alarm.id, async (ids) =>
    Map.groupBy(
      await ctx.em.find(GuidanceTickRow, { alarmId: { $in: [...ids] } }),
      (row) => row.alarmId,
    ),
  );
  const steps = await alarmSteps(ctx, alarm);
  return steps.flatMap((step) => {
    const row = rows.find(({ stepId }) => stepId === step.id);
    if (!row) return [];
    const { byId, byName, at } = row;
    return [Object.assign(new GuidanceTick(), { step, by: userOf(byId), byName, at })];
  });
}
