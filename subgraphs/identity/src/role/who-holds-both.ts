import type { Context } from '@houqin/kit/context';
import { User } from '../user/user.entity.ts';
import { dutiesAtOdds } from './duties-at-odds.ts';
import type { DutyConflict } from './duty-conflict.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';

/** People whose roles put both sides together, now or by a term to come; no step of today made it so. */
export async function whoHoldsBoth(ctx: Context, rule: DutyConflict): Promise<User[]> {
  const { em } = ctx;
  const named = { permission: { $in: [rule.permission, rule.other] } };
  const byRole = Map.groupBy(await em.find(RoleGrant, named), ({ roleId }) => roleId);
  const held = await em.find(RoleAssignment, { roleId: { $in: [...byRole.keys()] } });
  const now = ctx.clock.now();
  const ids = [...Map.groupBy(held, ({ subjectId }) => subjectId)].flatMap(([subjectId, own]) => {
    const roles = own.map(({ roleId, validFrom, validUntil }) => ({
      ...{ validFrom, validUntil, lines: byRole.get(roleId) ?? [] },
    }));
    return dutiesAtOdds([rule], roles, now).length > 0 ? [subjectId] : [];
  });
  const working = { id: { $in: ids }, state: { $ne: 'DISABLED' as const } };
  return em.find(User, working, { orderBy: { name: 'asc' }, limit: 50 });
}
