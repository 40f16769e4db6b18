import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubjects } from '../access/lock-subjects.ts';
import { LastAdmin } from '../errors.ts';
import { assertCovers, lockRoles } from './give-roles.ts';
import { keepDutiesApart } from './keep-duties-apart.ts';
import { Permission } from './permission.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';
import type { SetGrantInput } from './role.inputs.ts';
import { Role } from './role.entity.ts';
import { rightsAboutRights } from './rights-about-rights.ts';
import { adminRole } from './seeded-roles.ts';

/**
 * Edits what a role may do with one permission; later starts keep the edit. Every holder of the role
 * gets a new epoch in the same commit.
 * @throws ValidationFailed, ScopeWideningRefused, SodConflict, LastAdmin
 */
export function setGrant(ctx: Context, input: SetGrantInput): Promise<Role> {
  return mutate(ctx, { name: 'setGrant', input }, Role, async (tx) => {
    const role = (await lockRoles(tx, 'role', [input.role]))[0]!;
    if (!(await tx.count(Permission, { code: input.permission }))) {
      throw new ValidationFailed('permission', 'unknown-value', { value: input.permission });
    }
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    const holders = await tx.find(RoleAssignment, { roleId: role.id });
    const ids = holders.map(({ subjectId }) => subjectId);
    const edit = () => editLine(ctx, tx, role, input);
    await keepDutiesApart(tx, ids, by.at, edit, input.permission);
    role.stamp(by.id, by.at);
    const subjects = await lockSubjects(tx, ids);
    await announceAccess(tx, subjects, by, { reason: `role ${role.code} was edited` });
    return role;
  });
}

async function editLine(ctx: Context, tx: Tx, role: Role, input: SetGrantInput): Promise<void> {
  const line = await lineOf(tx, role.id, input.permission);
  const before = { permission: input.permission, level: line.level, denied: line.denied };
  line.level = input.useDefault ? line.defaultLevel : (input.level ?? null);
  line.denied = !input.useDefault && input.denied;
  line.edited = !input.useDefault;
  assertCovers(ctx, 'role:manage', line.denied ? null : line.level);
  // Without them nobody could give them back.
  const kept = role.code === adminRole && rightsAboutRights.some((one) => one === line.permission);
  if (kept && (line.denied || line.level !== 'ALL')) throw new LastAdmin();
  const { permission, level, denied } = line;
  const reason = input.reason?.trim();
  audit(tx, role, 'identity.role.grant-set', {
    ...{ before, after: { permission, level, denied } },
    ...(reason ? { reason } : {}),
  });
}

async function lineOf(tx: Tx, roleId: string, permission: string): Promise<RoleGrant> {
  const known = await tx.findOne(RoleGrant, { roleId, permission });
  if (known) return known;
  const line = Object.assign(new RoleGrant(), { roleId, permission });
  tx.persist(line);
  return line;
}
