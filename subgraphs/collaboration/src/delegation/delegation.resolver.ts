import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { User } from '../references/user.ts';
import { createDelegation } from './create-delegation.ts';
import { Delegation } from './delegation.entity.ts';
import { CreateDelegationInput, RevokeDelegationInput } from './delegation.inputs.ts';
import { revokeDelegation } from './revoke-delegation.ts';

@Resolver(() => Delegation)
export class DelegationResolver {
  @Query(() => [Delegation], {
    description: 'The caller’s own and those that make the caller act, present and to come.',
  })
  @Allow('approval:decide')
  approvalDelegations(@Ctx() ctx: Context): Promise<Delegation[]> {
    const { subjectId } = ctx.caller;
    return ctx.em.find(
      Delegation,
      {
        $or: [{ principalId: subjectId }, { substituteId: subjectId }],
        ...{ endsAt: { $gt: ctx.clock.now() }, revokedAt: null },
      },
      { orderBy: { startsAt: 'asc', id: 'asc' }, limit: 200 },
    );
  }

  @Mutation(() => Delegation)
  @Allow('approval:decide')
  createApprovalDelegation(
    @Arg('input', () => CreateDelegationInput) input: CreateDelegationInput,
    @Ctx() ctx: Context,
  ) {
    return createDelegation(ctx, input);
  }

  @Mutation(() => Delegation)
  @Allow('approval:decide')
  revokeApprovalDelegation(
    @Arg('input', () => RevokeDelegationInput) input: RevokeDelegationInput,
    @Ctx() ctx: Context,
  ) {
    return revokeDelegation(ctx, input);
  }

  @FieldResolver(() => User)
  principal(@Root() { principalId }: Delegation): User {
    return Object.assign(new User(), { id: principalId });
  }

  @FieldResolver(() => User)
  substitute(@Root() { substituteId }: Delegation): User {
    return Object.assign(new User(), { id: substituteId });
  }
}
