import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { DateTime } from '@houqin/kit/scalars';
import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { loadGroup } from '../grouped-loader.ts';
import { Guidance } from '../guidance/guidance.entity.ts';
import { alarmSteps, alarmTicks, GuidanceStep, GuidanceTick } from '../guidance/guidance-step.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { latestReading } from '../point/latest-reading.ts';
import { Point } from '../point/point.entity.ts';
import { RoomStub, roomOf } from '../references/room.ts';
import { UserStub, userOf } from '../references/user.ts';
import { WorkOrderStub, workOrderOf } from '../references/work-order.ts';
import { worse } from '../evaluation/rule.ts';
import { AlarmAction, allowedActions } from './allowed-actions.ts';
import { AlarmOccurrence } from './alarm-occurrence.entity.ts';
import { Alarm } from './alarm.entity.ts';
import { unitText } from './limit-text.ts';

@ObjectType('AlarmOccurrence', { description: 'One stretch of time beyond the limit.' })
export class AlarmOccurrenceView {
  @Field(() => DateTime) startedAt!: Date;
  @Field(() => DateTime, { nullable: true }) endedAt!: Date | null;
  @Field(() => Float, { nullable: true }) worstValue!: number | null;
}

const occurrencesKey = Symbol('occurrences');

@Resolver(() => Alarm)
export class AlarmFieldsResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language, without the place.' })
  title(@Root() alarm: Alarm, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? alarm.titleZh : alarm.titleEn;
  }

  @FieldResolver(() => Point)
  async point(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<Point | null> {
    return loadReference(ctx, Point, alarm.pointId);
  }

  @FieldResolver(() => AlarmDefinition)
  async definition(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<AlarmDefinition | null> {
    return loadReference(ctx, AlarmDefinition, alarm.definitionId);
  }

  @FieldResolver(() => RoomStub, { nullable: true })
  room(@Root() alarm: Alarm): RoomStub | null {
    return roomOf(alarm.roomId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'As it was when raised.' })
  roomName(@Root() alarm: Alarm, @Ctx() { locale }: Context): string | null {
    return locale === 'zh' ? alarm.roomNameZh : alarm.roomNameEn;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Newest value of a limit alarm.' })
  async currentValue(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<number | null> {
    if (alarm.kind !== 'LOW' && alarm.kind !== 'HIGH') return null;
    const point = await loadReference(ctx, Point, alarm.pointId);
    return point ? ((await latestReading(ctx, point))?.value ?? null) : null;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Furthest from normal, until now.' })
  worstValue(@Root() alarm: Alarm, @Ctx() ctx: Context): number | null {
    return worstUntilNow(ctx, alarm, alarm.worstValue);
  }

  @FieldResolver(() => String, { description: '≥ 5 Pa' })
  limitText(@Root() alarm: Alarm, @Ctx() { locale }: Context): string {
    return locale === 'zh'
      ? alarm.limitText.replace(/ min$/, ' 分').replace(/ h$/, ' 时')
      : alarm.limitText;
  }

  @FieldResolver(() => String, { description: 'The unit as people write it: °C.' })
  unitText(@Root() alarm: Alarm): string {
    return unitText(alarm.unit);
  }

  @FieldResolver(() => UserStub, { nullable: true })
  acknowledgedBy(@Root() alarm: Alarm): UserStub | null {
    return userOf(alarm.acknowledgedById);
  }

  @FieldResolver(() => WorkOrderStub, { nullable: true })
  workOrder(@Root() alarm: Alarm): WorkOrderStub | null {
    return workOrderOf(alarm.workOrderId);
  }

  @FieldResolver(() => [AlarmOccurrenceView], { description: 'Oldest first.' })
  async occurrences(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<AlarmOccurrenceView[]> {
    const rows = await loadGroup(ctx, occurrencesKey, alarm.id, async (ids) =>
      Map.groupBy(
        await ctx.em.find(
          AlarmOccurrence,
          { alarmId: { $in: [...ids] } },
          { orderBy: { startedAt: 'asc' } },
        ),
        (row) => row.alarmId,
      ),
    );
    return rows.map(({ startedAt, endedAt, worstValue }) =>
      Object.assign(new AlarmOccurrenceView(), {
        ...{ startedAt, endedAt },
        worstValue: endedAt ? worstValue : worstUntilNow(ctx, alarm, worstValue),
      }),
    );
  }

  @FieldResolver(() => [GuidanceStep])
  guidance(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<GuidanceStep[]> {
    return alarmSteps(ctx, alarm);
  }

  @FieldResolver(() => String, { nullable: true, description: '手术间压差低' })
  async guidanceName(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<string | null> {
    const guidance = await guidanceOf(ctx, alarm);
    return guidance && (ctx.locale === 'zh' ? guidance.nameZh : guidance.nameEn);
  }

  @FieldResolver(() => Int, { nullable: true })
  async guidanceEdition(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<number | null> {
    return (await guidanceOf(ctx, alarm))?.edition ?? null;
  }

  @FieldResolver(() => [GuidanceTick])
  ticks(@Root() alarm: Alarm, @Ctx() ctx: Context): Promise<GuidanceTick[]> {
    return alarmTicks(ctx, alarm);
  }

  @FieldResolver(() => [AlarmAction], { description: 'What this caller may do with it now.' })
  allowedActions(@Root() alarm: Alarm, @Ctx() ctx: Context): AlarmAction[] {
    return allowedActions(ctx, alarm);
  }
}

async function guidanceOf(ctx: Context, alarm: Alarm): Promise<Guidance | null> {
  const definition = await loadReference(ctx, AlarmDefinition, alarm.definitionId);
  return definition?.guidanceId ? loadReference(ctx, Guidance, definition.guidanceId) : null;
}

function worstUntilNow(ctx: Context, alarm: Alarm, known: number | null): number | null {
  if (!alarm.active) return known;
  const worst = ingestOf(ctx.runtime).telemetry?.worst(alarm.pointId, alarm.definitionId) ?? null;
  return worst === null ? known : worse(alarm.kind, known, worst);
}
