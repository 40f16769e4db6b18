import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { registerEnumOnce } from '@houqin/kit/filters';
import { Allow } from '@houqin/kit/permission';
import { scopeWhere } from '@houqin/kit/scope';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { alarmLive } from '../alarm/alarm-live.ts';
import { Alarm } from '../alarm/alarm.entity.ts';
import { loadGroup } from '../grouped-loader.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { RoomStub, roomOf } from '../references/room.ts';
import { WorkOrderStub } from '../references/work-order.ts';
import { isSilent, latestReading } from './latest-reading.ts';
import { pointLive } from './point-live.ts';
import { Point } from './point.entity.ts';
import { roomState } from './room-state.ts';

export const RoomEnvironmentState = {
  NORMAL: 'NORMAL',
  ALARM: 'ALARM',
  STALE: 'STALE',
  OUT_OF_SERVICE: 'OUT_OF_SERVICE',
  NO_DATA: 'NO_DATA',
} as const;
export type RoomEnvironmentState = keyof typeof RoomEnvironmentState;
registerEnumOnce(RoomEnvironmentState, 'RoomEnvironmentState', 'How a room stands.');

@ObjectType({ description: 'How one room stands.' })
export class RoomEnvironment {
  @Field(() => RoomStub) room!: RoomStub;
  @Field(() => String, { description: 'As last heard from facility; walls read it.' })
  roomNumber!: string;
  @Field(() => String) roomName!: string;
  @Field(() => RoomEnvironmentState) state!: RoomEnvironmentState;
  @Field(() => [Point]) points!: Point[];
  @Field(() => [Alarm], { description: 'Worst first.' }) openAlarms!: Alarm[];
}

const pointsKey = Symbol('points of rooms');
const alarmsKey = Symbol('open alarms of rooms');

@Resolver()
export class RoomEnvironmentResolver {
  @Query(() => [RoomEnvironment], { description: 'Rooms that have points, by number.' })
  @Allow('point:read')
  async roomEnvironments(
    @Ctx() ctx: Context,
    @Arg('buildingId', () => ID, { nullable: true }) buildingId?: string | null,
    @Arg('floorId', () => ID, { nullable: true }) floorId?: string | null,
    @Arg('roomIds', () => [ID], { nullable: true }) roomIds?: string[] | null,
  ): Promise<RoomEnvironment[]> {
    const where = {
      $and: [
        scopeWhere(ctx, pointLive.permission, pointLive.scope),
        { retiredAt: null },
        roomIds ? { roomId: { $in: roomIds } } : { roomId: { $ne: null } },
        buildingId ? { buildingId } : {},
        floorId ? { floorId } : {},
      ],
    } as FilterQuery<Point>;
    const points = await ctx.em.find(Point, where, { orderBy: { code: 'asc' } });
    const byRoom = Map.groupBy(points, (point) => point.roomId ?? '');
    const rooms = await ctx.em.find(
      RefRoom,
      { id: { $in: [...byRoom.keys()] } },
      { orderBy: { number: 'asc' } },
    );
    return Promise.all(rooms.map((room) => environmentOf(ctx, room, byRoom.get(room.id) ?? [])));
  }
}

async function environmentOf(
  ctx: Context,
  room: RefRoom,
  points: Point[],
): Promise<RoomEnvironment> {
  const openAlarms = await openAlarmsOf(ctx, room.id);
  const facts = await Promise.all(
    points.map(async (point) => ({
      state: point.state,
      delivered: (await latestReading(ctx, point)) !== null,
      silent: await isSilent(ctx, point),
    })),
  );
  return Object.assign(new RoomEnvironment(), {
    room: roomOf(room.id),
    roomNumber: room.number,
    roomName: ctx.locale === 'zh' ? room.nameZh : room.nameEn,
    state: roomState(facts, openAlarms),
    points,
    openAlarms,
  });
}

function openAlarmsOf(ctx: Context, roomId: string): Promise<Alarm[]> {
  return loadGroup(ctx, alarmsKey, roomId, async (ids) => {
    const where = {
      $and: [
        { roomId: { $in: [...ids] }, closedAt: null },
        scopeWhere(ctx, alarmLive.permission, alarmLive.scope),
      ],
    } as FilterQuery<Alarm>;
    const found = await ctx.em.find(Alarm, where, {
      orderBy: { stateRank: 'asc', severityRank: 'asc', raisedAt: 'desc' },
    });
    return Map.groupBy(found, (alarm) => alarm.roomId ?? '');
  });
}

/** What environment adds to facility's rooms. */
@Resolver(() => RoomStub)
export class RoomExtensionResolver {
  @FieldResolver(() => [Point])
  @Allow('point:read')
  points(@Root() room: RoomStub, @Ctx() ctx: Context): Promise<Point[]> {
    return loadGroup(ctx, pointsKey, room.id, async (ids) => {
      const where = {
        $and: [
          { roomId: { $in: [...ids] }, retiredAt: null },
          scopeWhere(ctx, pointLive.permission, pointLive.scope),
        ],
      } as FilterQuery<Point>;
      const found = await ctx.em.find(Point, where, { orderBy: { code: 'asc' } });
      return Map.groupBy(found, (point) => point.roomId ?? '');
    });
  }

  @FieldResolver(() => [Alarm], { description: 'Worst first.' })
  @Allow('alarm:read')
  openAlarms(@Root() room: RoomStub, @Ctx() ctx: Context): Promise<Alarm[]> {
    return openAlarmsOf(ctx, room.id);
  }
}

const orderAlarmsKey = Symbol('alarms of orders');

/** What environment adds to maintenance's orders. */
@Resolver(() => WorkOrderStub)
export class WorkOrderExtensionResolver {
  @FieldResolver(() => Alarm, { nullable: true, description: 'The alarm it was opened for.' })
  @Allow('alarm:read')
  async alarm(@Root() order: WorkOrderStub, @Ctx() ctx: Context): Promise<Alarm | null> {
    const [alarm] = await loadGroup(ctx, orderAlarmsKey, order.id, async (ids) => {
      const where = {
        $and: [
          { workOrderId: { $in: [...ids] } },
          scopeWhere(ctx, alarmLive.permission, alarmLive.scope),
        ],
      } as FilterQuery<Alarm>;
      return Map.groupBy(await ctx.em.find(Alarm, where), (one) => one.workOrderId ?? '');
    });
    return alarm ?? null;
  }
}
