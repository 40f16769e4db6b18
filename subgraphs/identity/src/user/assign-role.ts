import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { assertNotLastAdmin } from '../role/last-admin.ts';
import { RoleAssignment } from '../role/role-assignment.entity.ts';
import { adminRole } from '../role/seeded-roles.ts';
import type { AssignRoleInput, WithdrawRoleInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';

/** Gives a person one more role. @throws NotFound, ValidationFailed, ScopeWideningRefused */
export function assignRole(ctx: Context, input: AssignRoleInput): Promise<User> {
  return mutate(ctx, { name: 'assignRole', input }, User, async (tx) => {
    const roles = await lockRoles(tx, 'role', [input.role]);
    const user = await lockInScope(ctx, tx, User, input.userId, 'user:manage', userScope);
    if (await giveRoles(ctx, tx, user.id, roles, 'user:manage')) await changed(ctx, tx, user);
    return user;
  });
}

/** Takes a role from a person. @throws NotFound, ValidationFailed, LastAdmin */
export function withdrawRole(ctx: Context, input: WithdrawRoleInput): Promise<User> {
  return mutate(ctx, { name: 'withdrawRole', input }, User, async (tx) => {
    if (input.role === adminRole) await assertNotLastAdmin(tx, input.userId);
    const roles = await lockRoles(tx, 'role', [input.role]);
    const user = await lockInScope(ctx, tx, User, input.userId, 'user:manage', userScope);
    const gone = await tx.nativeDelete(RoleAssignment, {
      subjectId: user.id,
      roleId: { $in: roles.map(({ id }) => id) },
    });
    if (gone > 0) await changed(ctx, tx, user);
    return user;
  });
}

async function changed(ctx: Context, tx: Tx, user: User): Promise<void> {
  const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
  // Roles are no column of the person, but whoever lists people shows them.
  touch(tx, user, user.changed());
  await announceAccess(tx, [await lockSubject(tx, user.id)], by);
}
