import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { scopeWhere } from '@houqin/kit/scope';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Building } from '../building/building.entity.ts';
import { childrenOf, type ChildRule } from '../children.ts';
import { campusReference } from '../place-scope.ts';
import { Campus } from './campus.entity.ts';

const buildings: ChildRule<Building> = {
  entity: Building,
  parent: 'campusId',
  orderBy: 'code',
  scope: { campus: 'campusId' },
};

@Resolver(() => Campus)
export class CampusResolver {
  @Query(() => [Campus], { description: 'The caller’s campuses, by code.' })
  @Allow('room:read')
  campuses(@Ctx() ctx: Context): Promise<Campus[]> {
    const scope = scopeWhere(ctx, campusReference.permission, campusReference.scope);
    const where = { $and: [{ retiredAt: null }, scope] };
    return ctx.em.find(Campus, where, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() campus: Campus, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? campus.nameZh : campus.nameEn;
  }

  @FieldResolver(() => [Building])
  buildings(@Root() campus: Campus, @Ctx() ctx: Context): Promise<Building[]> {
    return childrenOf(ctx, buildings, campus.id);
  }
}
