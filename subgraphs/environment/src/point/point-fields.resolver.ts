import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { loadReference } from '@houqin/kit/reference';
import { DateTime } from '@houqin/kit/scalars';
import { scopeWhere } from '@houqin/kit/scope';
import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { alarmLive } from '../alarm/alarm-live.ts';
import { Alarm } from '../alarm/alarm.entity.ts';
import { unitText } from '../alarm/limit-text.ts';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import type { AlarmKind } from '../definition/alarm-kind.ts';
import { limitInForce, rowInForce } from '../definition/limit-in-force.ts';
import { FieldGateway } from '../gateway/field-gateway.entity.ts';
import { loadGroup } from '../grouped-loader.ts';
import { RoomClassLimit } from '../limit/room-class-limit.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { RoomStub, roomOf } from '../references/room.ts';
import { qualityName } from '../telemetry/stored-reading.ts';
import { isSilent, latestReading } from './latest-reading.ts';
import { pointHistory } from './point-history.ts';
import { Point } from './point.entity.ts';
import { Reading, ReadingSeries, ResolutionChoice } from './reading.types.ts';

const definitionsKey = Symbol('definitions');
const openAlarmsKey = Symbol('open alarms of points');
const closedAlarmsKey = Symbol('all alarms of points');
const shownAlarms = 100;

/** The definitions of a point, in a stable order. */
export function definitionsOf(ctx: Context, pointId: string): Promise<AlarmDefinition[]> {
  return loadGroup(ctx, definitionsKey, pointId, async (ids) =>
    Map.groupBy(
      await ctx.em.find(
        AlarmDefinition,
        { pointId: { $in: [...ids] }, retiredAt: null },
        { orderBy: { code: 'asc' } },
      ),
      (one) => one.pointId,
    ),
  );
}

@Resolver(() => Point)
export class PointFieldsResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() point: Point, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? point.nameZh : point.nameEn;
  }

  @FieldResolver(() => String, { description: 'The unit as people write it: °C.' })
  unitText(@Root() point: Point): string {
    return unitText(point.unit);
  }

  @FieldResolver(() => String, { description: 'What boards call its place: OR-07.' })
  async placeName(@Root() point: Point, @Ctx() ctx: Context): Promise<string> {
    if (point.placeFacts?.shortName) return point.placeFacts.shortName;
    const room = point.roomId ? await loadReference(ctx, RefRoom, point.roomId) : null;
    if (!room) return point.code;
    return ctx.locale === 'zh' ? room.nameZh : room.nameEn;
  }

  @FieldResolver(() => RoomStub, { nullable: true })
  room(@Root() point: Point): RoomStub | null {
    return roomOf(point.roomId);
  }

  @FieldResolver(() => FieldGateway)
  fieldGateway(@Root() point: Point, @Ctx() ctx: Context): Promise<FieldGateway | null> {
    return loadReference(ctx, FieldGateway, point.fieldGatewayId);
  }

  @FieldResolver(() => Reading, { nullable: true, description: 'null: it never delivered.' })
  async latest(@Root() point: Point, @Ctx() ctx: Context): Promise<Reading | null> {
    const latest = await latestReading(ctx, point);
    if (!latest) return null;
    const { at, value, quality } = latest;
    return Object.assign(new Reading(), { at: new Date(at), value, quality: qualityName(quality) });
  }

  @FieldResolver(() => Boolean, { description: 'It delivered once, and nothing for 3 intervals.' })
  stale(@Root() point: Point, @Ctx() ctx: Context): Promise<boolean> {
    return isSilent(ctx, point);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Age of the newest value.' })
  async ageSeconds(@Root() point: Point, @Ctx() ctx: Context): Promise<number | null> {
    const latest = await latestReading(ctx, point);
    if (!latest) return null;
    return Math.max(0, Math.floor((ctx.clock.now().getTime() - latest.at) / 1_000));
  }

  @FieldResolver(() => [AlarmDefinition])
  definitions(@Root() point: Point, @Ctx() ctx: Context): Promise<AlarmDefinition[]> {
    return definitionsOf(ctx, point.id);
  }

  @FieldResolver(() => Float, { nullable: true, description: 'In force now.' })
  limitLow(@Root() point: Point, @Ctx() ctx: Context): Promise<number | null> {
    return pointLimit(ctx, point, 'LOW');
  }

  @FieldResolver(() => Float, { nullable: true, description: 'In force now.' })
  limitHigh(@Root() point: Point, @Ctx() ctx: Context): Promise<number | null> {
    return pointLimit(ctx, point, 'HIGH');
  }

  @FieldResolver(() => RoomClassLimit, {
    nullable: true,
    description: 'The room class’s row in force, when the class has one for the quantity.',
  })
  limitSource(@Root() point: Point, @Ctx() ctx: Context): Promise<RoomClassLimit | null> {
    return rowInForce(ctx, point);
  }

  @FieldResolver(() => [Alarm], { description: 'Newest first, at most 100.' })
  @Allow('alarm:read')
  alarms(
    @Root() point: Point,
    @Ctx() ctx: Context,
    @Arg('open', () => Boolean, { defaultValue: true, description: 'false: closed ones as well.' })
    open: boolean,
  ): Promise<Alarm[]> {
    return loadGroup(ctx, open ? openAlarmsKey : closedAlarmsKey, point.id, async (ids) => {
      const where = {
        $and: [
          { pointId: { $in: [...ids] } },
          open ? { closedAt: null } : {},
          scopeWhere(ctx, alarmLive.permission, alarmLive.scope),
        ],
      } as FilterQuery<Alarm>;
      const limit = open ? {} : { limit: shownAlarms * ids.length };
      const found = await ctx.em.find(Alarm, where, { orderBy: { raisedAt: 'desc' }, ...limit });
      const groups = Map.groupBy(found, (alarm) => alarm.pointId);
      return new Map([...groups].map(([id, list]) => [id, list.slice(0, shownAlarms)]));
    });
  }

  @FieldResolver(() => ReadingSeries, { description: 'From `from` until before `to`.' })
  readings(
    @Root() point: Point,
    @Ctx() ctx: Context,
    @Arg('from', () => DateTime) from: Date,
    @Arg('to', () => DateTime) to: Date,
    @Arg('resolution', () => ResolutionChoice, { defaultValue: 'AUTO' })
    resolution: ResolutionChoice,
  ): Promise<ReadingSeries> {
    return pointHistory(ctx, point, from, to, resolution);
  }
}

/** The limit a value of this point is drawn and judged against: a definition's, else the class's. */
async function pointLimit(ctx: Context, point: Point, kind: AlarmKind): Promise<number | null> {
  const definitions = await definitionsOf(ctx, point.id);
  return limitInForce(ctx, point, definitions.find((one) => one.kind === kind) ?? null, kind);
}
