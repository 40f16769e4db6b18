import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Building } from '../building/building.entity.ts';
import { childrenOf, type ChildRule } from '../children.ts';
import { buildingReference, floorReference } from '../place-scope.ts';
import { roomScope } from '../room/room-scope.ts';
import { Room } from '../room/room.entity.ts';
import { Floor, floorName } from './floor.entity.ts';

const buildingOf = entityReference(Building, buildingReference);

const rooms: ChildRule<Room> = {
  entity: Room,
  parent: 'floorId',
  orderBy: 'number',
  scope: roomScope,
};

@Resolver(() => Floor)
export class FloorResolver {
  @Query(() => Floor, { nullable: true })
  @Allow('room:read')
  floor(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Floor | null> {
    return loadInScope(ctx, Floor, id, floorReference);
  }

  @FieldResolver(() => String, { description: 'In the caller’s language: `3 层`, `Floor 3`.' })
  name(@Root() floor: Floor, @Ctx() { locale }: Context): string {
    return floorName(floor.number, locale);
  }

  @FieldResolver(() => Building)
  building(@Root() floor: Floor, @Ctx() ctx: Context) {
    return buildingOf({ id: floor.buildingId }, ctx);
  }

  @FieldResolver(() => [Room], { description: 'By number; retired rooms left out.' })
  rooms(@Root() floor: Floor, @Ctx() ctx: Context): Promise<Room[]> {
    return childrenOf(ctx, rooms, floor.id);
  }
}
