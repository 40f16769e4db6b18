import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { User } from '../user/user.entity.ts';
import { DutyConflict } from './duty-conflict.entity.ts';
import { whoHoldsBoth } from './who-holds-both.ts';

@Resolver(() => DutyConflict)
export class DutyConflictResolver {
  @Query(() => [DutyConflict], { description: 'Permissions that nobody may hold together.' })
  @Allow('role:read')
  dutyConflicts(@Ctx() { em }: Context): Promise<DutyConflict[]> {
    return em.find(DutyConflict, {}, { orderBy: { permission: 'asc', other: 'asc' } });
  }

  @FieldResolver(() => [User], {
    nullable: true,
    description: 'Who holds both all the same, since before the rule; at most 50, by name.',
  })
  @Allow('role:read')
  people(@Root() conflict: DutyConflict, @Ctx() ctx: Context): Promise<User[]> {
    return whoHoldsBoth(ctx, conflict);
  }
}
