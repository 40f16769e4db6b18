import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { levelsOf } from '@houqin/kit/access';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { GrantLevel } from '../../contract/events.ts';
import { covers, widest } from '../access/width.ts';
import { ScopeWideningRefused } from '../errors.ts';
import { openEnded, RoleAssignment, type Term } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';
import { Role } from './role.entity.ts';

/**
 * Roles by code, locked in the order of their ids: an edit of a role and a new holder of it cannot
 * miss each other. Call it before any plain read.
 * @throws ValidationFailed for an unknown one
 */
export async function lockRoles(tx: Tx, field: string, codes: readonly string[]): Promise<Role[]> {
  const unique = [...new Set(codes)];
  const rows = await tx.find(
    Role,
    { code: { $in: unique }, retiredAt: null },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const found = new Map(rows.map((role) => [role.code, role]));
  return unique.map((code) => {
    const role = found.get(code);
    if (!role) throw new ValidationFailed(field, 'unknown-value', { value: code });
    return role;
  });
}

/**
 * Gives roles to a subject for a term; one held already takes the new term.
 * @returns whether anything changed
 * @throws ScopeWideningRefused when a role reaches further than the caller's `permission` does
 */
export async function giveRoles(
  ctx: Context,
  tx: Tx,
  subjectId: string,
  roles: readonly Role[],
  permission: string,
  term: Term = openEnded,
): Promise<boolean> {
  const ids = roles.map(({ id }) => id);
  await assertNotWider(ctx, tx, ids, permission);
  const held = await tx.find(RoleAssignment, { subjectId, roleId: { $in: ids } });
  const now = ctx.clock.now();
  let changed = false;
  for (const roleId of ids) {
    let assignment = held.find((one) => one.roleId === roleId);
    if (assignment?.hasTerm(term)) continue;
    assignment ??= Object.assign(new RoleAssignment(), { subjectId, roleId });
    Object.assign(assignment, term, { createdAt: now, createdBy: ctx.caller.subjectId });
    assignment.inForce = assignment.stateAt(now) === 'IN_FORCE';
    tx.persist(assignment);
    changed = true;
  }
  return changed;
}

async function assertNotWider(
  ctx: Context,
  tx: Tx,
  roleIds: readonly string[],
  permission: string,
): Promise<void> {
  const lines = await tx.find(RoleGrant, { roleId: { $in: [...roleIds] }, denied: false });
  assertCovers(ctx, permission, widest(lines.flatMap(({ level }) => (level ? [level] : []))));
}

/** @throws ScopeWideningRefused when `level` reaches further than the caller's `permission` */
export function assertCovers(ctx: Context, permission: string, level: GrantLevel | null): void {
  const own = widest(levelsOf(ctx.caller.access, permission));
  if (level && !covers(own, level)) throw new ScopeWideningRefused(level, own);
}
