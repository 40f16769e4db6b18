import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RoleAssignment, RoleAssignmentState } from './role-assignment.entity.ts';
import { Role } from './role.entity.ts';

@Resolver(() => RoleAssignment)
export class RoleAssignmentResolver {
  @FieldResolver(() => Role, { nullable: true })
  role(@Root() { roleId }: RoleAssignment, @Ctx() ctx: Context): Promise<Role | null> {
    return loadReference(ctx, Role, roleId);
  }

  @FieldResolver(() => RoleAssignmentState, { description: 'Only IN_FORCE grants anything.' })
  state(@Root() assignment: RoleAssignment, @Ctx() { clock }: Context): RoleAssignmentState {
    return assignment.stateAt(clock.now());
  }
}
