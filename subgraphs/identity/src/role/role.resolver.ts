import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Vendor } from '@houqin/kit/vendor';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { GrantLevel } from '../../contract/events.ts';
import { grantLinesOf, holderCountOf } from './role-facts.ts';
import { ScopeLevel, SetGrantInput, SetRoleTotpInput } from './role.inputs.ts';
import { RoleGrant } from './role-grant.entity.ts';
import { Role } from './role.entity.ts';
import { setGrant } from './set-grant.ts';
import { setRoleTotp } from './set-role-totp.ts';

@Vendor()
@ObjectType({ description: 'One permission and how wide it reaches.' })
export class Grant {
  @Field(() => String) permission!: string;
  @Field(() => ScopeLevel) level!: GrantLevel;
}

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => [Role], { description: 'All roles, by code.' })
  @Allow('role:read')
  roles(@Ctx() { em }: Context): Promise<Role[]> {
    return em.find(Role, { retiredAt: null }, { orderBy: { code: 'asc' } });
  }

  @Mutation(() => Role)
  @Allow('role:manage')
  setGrant(@Arg('input', () => SetGrantInput) input: SetGrantInput, @Ctx() ctx: Context) {
    return setGrant(ctx, input);
  }

  @Mutation(() => Role, { description: 'From the next sign-in of each holder on.' })
  @Allow('role:manage')
  setRoleTotp(@Arg('input', () => SetRoleTotpInput) input: SetRoleTotpInput, @Ctx() ctx: Context) {
    return setRoleTotp(ctx, input);
  }

  @FieldResolver(() => String)
  name(@Root() role: Role, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? role.nameZh : role.nameEn;
  }

  @FieldResolver(() => [RoleGrant], {
    nullable: true,
    description: 'Every line: grants, denials and defaults that were taken away.',
  })
  @Allow('role:read')
  grants(@Root() role: Role, @Ctx() ctx: Context): Promise<RoleGrant[]> {
    return grantLinesOf(ctx, role.id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'People and programs that hold it now.',
  })
  @Allow('role:read')
  holderCount(@Root() role: Role, @Ctx() ctx: Context): Promise<number> {
    return holderCountOf(ctx, role.id);
  }

  @FieldResolver(() => [Grant], {
    nullable: true,
    description: 'What the role grants now; denials left out.',
  })
  @Allow('role:read')
  async permissions(@Root() role: Role, @Ctx() { em }: Context): Promise<Grant[]> {
    const where = { roleId: role.id, denied: false, level: { $ne: null } } as const;
    const lines = await em.find(RoleGrant, where, { orderBy: { permission: 'asc' } });
    return lines.map(({ permission, level }) => ({ permission, level: level! }));
  }
}
