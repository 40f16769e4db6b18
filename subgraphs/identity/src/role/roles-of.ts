import type { Context } from '@houqin/kit/context';
import { batched } from '../batched.ts';
import { heldAt, RoleAssignment } from './role-assignment.entity.ts';
import { Role } from './role.entity.ts';

const key = Symbol('roles of subjects');

/** Roles a subject holds now, by code; one query for all that one operation asks about at once. */
export async function rolesOf(ctx: Context, subjectId: string): Promise<Role[]> {
  return (await batched(ctx, key, subjectId, (ids) => load(ctx, ids))) ?? [];
}

async function load(ctx: Context, subjectIds: readonly string[]): Promise<Map<string, Role[]>> {
  const own = { subjectId: { $in: [...subjectIds] } };
  const held = await ctx.em.find(RoleAssignment, { $and: [own, heldAt(ctx.clock.now())] });
  const ids = [...new Set(held.map(({ roleId }) => roleId))];
  const roles = await ctx.em.find(Role, { id: { $in: ids } }, { orderBy: { code: 'asc' } });
  const bySubject = Map.groupBy(held, ({ subjectId }) => subjectId);
  return new Map(
    subjectIds.map((subjectId) => {
      const mine = new Set((bySubject.get(subjectId) ?? []).map(({ roleId }) => roleId));
      return [subjectId, roles.filter(({ id }) => mine.has(id))];
    }),
  );
}
