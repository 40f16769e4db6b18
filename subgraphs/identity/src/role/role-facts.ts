import type { Context } from '@houqin/kit/context';
import { batched } from '../batched.ts';
import { heldAt, RoleAssignment } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';

const linesKey = Symbol('grant lines of roles');
const holdersKey = Symbol('holders of roles');

/** Every line of a role, by permission; one query for all roles of an operation. */
export async function grantLinesOf(ctx: Context, roleId: string): Promise<RoleGrant[]> {
  const load = async (ids: readonly string[]) => {
    const where = { roleId: { $in: [...ids] } };
    const lines = await ctx.em.find(RoleGrant, where, { orderBy: { permission: 'asc' } });
    return Map.groupBy(lines, (line) => line.roleId);
  };
  return (await batched(ctx, linesKey, roleId, load)) ?? [];
}

/** How many hold a role now. */
export async function holderCountOf(ctx: Context, roleId: string): Promise<number> {
  const load = async (ids: readonly string[]) => {
    const where = { $and: [{ roleId: { $in: [...ids] } }, heldAt(ctx.clock.now())] };
    const held = await ctx.em.find(RoleAssignment, where, { fields: ['roleId'] });
    const byRole = Map.groupBy(held, (one) => one.roleId);
    return new Map([...byRole].map(([id, some]) => [id, some.length]));
  };
  return (await batched(ctx, holdersKey, roleId, load)) ?? 0;
}
