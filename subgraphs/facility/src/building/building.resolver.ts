import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { scopeWhere } from '@houqin/kit/scope';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Campus } from '../campus/campus.entity.ts';
import { childrenOf, type ChildRule } from '../children.ts';
import { Floor } from '../floor/floor.entity.ts';
import { buildingReference, campusReference } from '../place-scope.ts';
import { Building } from './building.entity.ts';

const campusOf = entityReference(Campus, campusReference);

const floors: ChildRule<Floor> = {
  entity: Floor,
  parent: 'buildingId',
  orderBy: 'number',
  scope: { campus: 'campusId' },
};

@Resolver(() => Building)
export class BuildingResolver {
  @Query(() => [Building], { description: 'By code; of one campus where given.' })
  @Allow('room:read')
  buildings(
    @Arg('campusId', () => ID, { nullable: true }) campusId: string | null,
    @Ctx() ctx: Context,
  ): Promise<Building[]> {
    const scope = scopeWhere(ctx, buildingReference.permission, buildingReference.scope);
    const asked = campusId ? { campusId, retiredAt: null } : { retiredAt: null };
    return ctx.em.find(Building, { $and: [asked, scope] }, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() building: Building, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? building.nameZh : building.nameEn;
  }

  @FieldResolver(() => Campus)
  campus(@Root() building: Building, @Ctx() ctx: Context) {
    return campusOf({ id: building.campusId ?? '' }, ctx);
  }

  @FieldResolver(() => [Floor], { description: 'From the lowest up.' })
  floors(@Root() building: Building, @Ctx() ctx: Context): Promise<Floor[]> {
    return childrenOf(ctx, floors, building.id);
  }
}
