import type { Context } from '@houqin/kit/context';
import { batched } from '../batched.ts';
import { RoleAssignment } from './role-assignment.entity.ts';

const key = Symbol('assignments of subjects');

/** Every role of a subject, whatever its term; one query for all that one operation asks about. */
export async function assignmentsOf(ctx: Context, subjectId: string): Promise<RoleAssignment[]> {
  const load = async (ids: readonly string[]) => {
    const where = { subjectId: { $in: [...ids] } };
    const held = await ctx.em.find(RoleAssignment, where, { orderBy: { createdAt: 'asc' } });
    return Map.groupBy(held, (one) => one.subjectId);
  };
  return (await batched(ctx, key, subjectId, load)) ?? [];
}
