import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection, type ListOptions } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
import { scopeWhere } from '@houqin/kit/scope';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Building } from '../building/building.entity.ts';
import { Campus } from '../campus/campus.entity.ts';
import { Floor } from '../floor/floor.entity.ts';
import { buildingReference, campusReference, floorReference } from '../place-scope.ts';
import { Department } from '../references/department.ts';
import { changeRoomState, retireRoom } from './change-room-state.ts';
import { createRoom } from './create-room.ts';
import { roomLive, roomScope } from './room-scope.ts';
import { Room } from './room.entity.ts';
import {
  ChangeRoomStateInput,
  CreateRoomInput,
  RetireRoomInput,
  RoomFilter,
  RoomListArgs,
  UpdateRoomInput,
  type RoomOrderField,
} from './room.inputs.ts';
import { RoomState } from './room.lifecycle.ts';
import { RoomClass, RoomType } from './room-type.ts';
import { updateRoom } from './update-room.ts';

const RoomConnection = connectionType('Room', Room);
const RoomChange = liveChangeType('Room', Room);
const floorOf = entityReference(Floor, floorReference);
const buildingOf = entityReference(Building, buildingReference);
const campusOf = entityReference(Campus, campusReference);

const list: ListOptions<Room, RoomOrderField> = {
  orderFields: { NUMBER: 'number', NAME: 'nameZh', AREA: 'areaSquareDecimetres' },
  defaultOrder: [{ field: 'NUMBER', direction: 'ASC' }],
  search: ['searchText'],
};

@Resolver(() => Room)
export class RoomResolver {
  @Query(() => Room, { nullable: true })
  @Allow('room:read')
  room(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Room | null> {
    return loadInScope(ctx, Room, id, roomLive);
  }

  @Query(() => Room, { nullable: true, description: 'By what its door or QR code says.' })
  @Allow('room:read')
  roomByNumber(
    @Arg('number', () => String) number: string,
    @Ctx() ctx: Context,
  ): Promise<Room | null> {
    const scope = scopeWhere(ctx, 'room:read', roomScope);
    return ctx.em.findOne(Room, { $and: [{ number: number.trim().toUpperCase() }, scope] });
  }

  @Query(() => RoomConnection)
  @Allow('room:read')
  rooms(@Args(() => RoomListArgs) args: RoomListArgs, @Ctx() ctx: Context): Connection<Room> {
    return connection(ctx, roomLive, args, list);
  }

  @Mutation(() => Room)
  @Allow('room:manage')
  createRoom(@Arg('input', () => CreateRoomInput) input: CreateRoomInput, @Ctx() ctx: Context) {
    return createRoom(ctx, input);
  }

  @Mutation(() => Room)
  @Allow('room:manage')
  updateRoom(@Arg('input', () => UpdateRoomInput) input: UpdateRoomInput, @Ctx() ctx: Context) {
    return updateRoom(ctx, input);
  }

  @Mutation(() => Room)
  @Allow('room:manage')
  changeRoomState(
    @Arg('input', () => ChangeRoomStateInput) input: ChangeRoomStateInput,
    @Ctx() ctx: Context,
  ) {
    return changeRoomState(ctx, input);
  }

  @Mutation(() => Room)
  @Allow('room:manage')
  retireRoom(@Arg('input', () => RetireRoomInput) input: RetireRoomInput, @Ctx() ctx: Context) {
    return retireRoom(ctx, input);
  }

  @Subscription(() => RoomChange, {
    subscribe: ({ args, context }) => changes(context as Context, roomLive, args),
  })
  @Allow('room:read')
  roomChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => RoomFilter, { nullable: true }) _filter?: RoomFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() room: Room, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? room.nameZh : room.nameEn;
  }

  @FieldResolver(() => RoomType)
  roomType(@Root() room: Room): RoomType {
    return room.roomType;
  }

  @FieldResolver(() => RoomClass)
  roomClass(@Root() room: Room): RoomClass {
    return room.roomClass;
  }

  @FieldResolver(() => RoomState)
  state(@Root() room: Room): RoomState {
    return room.state;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Beds that patients lie in.' })
  beds(@Root() room: Room): number {
    return room.beds;
  }

  @FieldResolver(() => Floor)
  floor(@Root() room: Room, @Ctx() ctx: Context) {
    return floorOf({ id: room.floorId }, ctx);
  }

  @FieldResolver(() => Building)
  building(@Root() room: Room, @Ctx() ctx: Context) {
    return buildingOf({ id: room.buildingId }, ctx);
  }

  @FieldResolver(() => Campus)
  campus(@Root() room: Room, @Ctx() ctx: Context) {
    return campusOf({ id: room.campusId ?? '' }, ctx);
  }

  @FieldResolver(() => Department, { nullable: true })
  department(@Root() room: Room): Department | null {
    const { departmentId } = room;
    return departmentId ? Object.assign(new Department(), { id: departmentId }) : null;
  }
}
