import { LockMode } from '@mikro-orm/core';
import { demoId } from '@houqin/kit/id';
import type { Context } from '@houqin/kit/context';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubjects } from '../access/lock-subjects.ts';
import { Permission } from './permission.entity.ts';
import type { DeclaredPermission } from './read-permission-files.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';
import { Role } from './role.entity.ts';
import { seededRoles } from './seeded-roles.ts';

/** Ids of seeded roles are the same in every installation and in replicas that start together. */
export const roleId = (code: string): string => demoId(`role:${code}`);

/**
 * Brings roles, permissions and default grants to what the domains declare. Grants that an
 * administrator edited stay; domains that declare nothing this time are left as they were. Every
 * holder of a role that changed gets a new epoch. Running it again changes nothing.
 */
export async function syncPermissions(
  ctx: Context,
  declared: readonly DeclaredPermission[],
): Promise<void> {
  await transact(ctx, async (tx) => {
    const roles = await syncRoles(ctx, tx);
    await syncNames(tx, declared);
    const changed = await syncGrants(tx, declared, roles);
    await tx.flush();
    const holders = await tx.find(RoleAssignment, { roleId: { $in: [...changed] } });
    const subjects = await lockSubjects(
      tx,
      holders.map(({ subjectId }) => subjectId),
    );
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    await announceAccess(tx, subjects, by, { reason: 'declared permissions changed' });
  });
}

/** @returns roles by code */
async function syncRoles(ctx: Context, tx: Tx): Promise<Map<string, Role>> {
  const lock = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const roles = new Map((await tx.find(Role, {}, lock)).map((role) => [role.code, role]));
  for (const { code, nameZh, nameEn } of seededRoles) {
    if (roles.has(code)) continue;
    const role = Object.assign(new Role(), { id: roleId(code), code, nameZh, nameEn });
    role.stamp(ctx.caller.subjectId, ctx.clock.now());
    tx.persist(role);
    roles.set(code, role);
  }
  return roles;
}

async function syncNames(tx: Tx, declared: readonly DeclaredPermission[]): Promise<void> {
  const known = new Map((await tx.findAll(Permission)).map((one) => [one.code, one]));
  for (const { code, domain, nameZh, nameEn } of declared) {
    const permission = known.get(code) ?? Object.assign(new Permission(), { code });
    Object.assign(permission, { domain, nameZh, nameEn });
    tx.persist(permission);
  }
}

/** @returns ids of the roles whose rights are others now */
async function syncGrants(
  tx: Tx,
  declared: readonly DeclaredPermission[],
  roles: ReadonlyMap<string, Role>,
): Promise<Set<string>> {
  const changed = new Set<string>();
  const stored = new Map(
    (await tx.findAll(RoleGrant)).map((line) => [`${line.roleId} ${line.permission}`, line]),
  );
  for (const { code, grants } of declared) {
    for (const role of roles.values()) {
      const level = grants.get(role.code) ?? null;
      let line = stored.get(`${role.id} ${code}`);
      if (!line) {
        if (level === null) continue;
        line = Object.assign(new RoleGrant(), { roleId: role.id, permission: code });
        tx.persist(line);
      }
      line.defaultLevel = level;
      if (line.edited || line.level === level) continue;
      line.level = level;
      changed.add(role.id);
    }
  }
  return changed;
}
