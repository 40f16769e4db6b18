import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { keepDutiesApart } from '../role/keep-duties-apart.ts';
import { assertNotLastAdmin } from '../role/last-admin.ts';
import { RoleAssignment, type Term } from '../role/role-assignment.entity.ts';
import type { Role } from '../role/role.entity.ts';
import { adminRole } from '../role/seeded-roles.ts';
import type { AssignRoleInput, WithdrawRoleInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';

/**
 * Gives a person a role, for good or for a term; one held already takes the new term.
 * @throws NotFound, ValidationFailed, ScopeWideningRefused, SodConflict, LastAdmin
 */
export function assignRole(ctx: Context, input: AssignRoleInput): Promise<User> {
  const { userId, validFrom = null, validUntil = null } = input;
  const term = { validFrom, validUntil };
  return mutate(ctx, { name: 'assignRole', input }, User, async (tx) => {
    const now = ctx.clock.now();
    assertTerm(term, now);
    const lasting = validUntil === null && (validFrom === null || validFrom <= now);
    if (input.role === adminRole && !lasting) await assertNotLastAdmin(tx, userId, now);
    const roles = await lockRoles(tx, 'role', [input.role]);
    const user = await lockInScope(ctx, tx, User, userId, 'user:manage', userScope);
    const before = await termOf(tx, user, roles[0]!);
    const changed = await keepDutiesApart(tx, [user.id], now, () =>
      giveRoles(ctx, tx, user.id, roles, 'user:manage', term),
    );
    if (changed) {
      const after = { role: input.role, ...term };
      await announce(ctx, tx, user, input.reason, {
        ...{ action: 'identity.user.role-given', before, after },
      });
    }
    return user;
  });
}

/** Takes a role from a person. @throws NotFound, ValidationFailed, LastAdmin */
export function withdrawRole(ctx: Context, input: WithdrawRoleInput): Promise<User> {
  return mutate(ctx, { name: 'withdrawRole', input }, User, async (tx) => {
    const now = ctx.clock.now();
    if (input.role === adminRole) await assertNotLastAdmin(tx, input.userId, now);
    const roles = await lockRoles(tx, 'role', [input.role]);
    const user = await lockInScope(ctx, tx, User, input.userId, 'user:manage', userScope);
    const before = await termOf(tx, user, roles[0]!);
    const gone = await tx.nativeDelete(RoleAssignment, {
      subjectId: user.id,
      roleId: { $in: roles.map(({ id }) => id) },
    });
    if (gone > 0)
      await announce(ctx, tx, user, input.reason, {
        ...{ action: 'identity.user.role-withdrawn', before, after: null },
      });
    return user;
  });
}

/** @throws ValidationFailed when it is over before it begins, or over already */
function assertTerm({ validFrom, validUntil }: Term, now: Date): void {
  if (validUntil === null) return;
  if (validUntil <= now)
    throw new ValidationFailed('validUntil', {
      zh: '结束时间已过，请填以后的时间。',
      en: 'That end has passed; give a later one.',
    });
  if (validFrom !== null && validUntil <= validFrom)
    throw new ValidationFailed('validUntil', {
      zh: '结束时间要晚于开始时间。',
      en: 'The end must be later than the beginning.',
    });
}

/** What is held of the role now, for the audit trail. */
async function termOf(tx: Tx, user: User, role: Role): Promise<object | null> {
  const held = await tx.findOne(RoleAssignment, { subjectId: user.id, roleId: role.id });
  return held && { role: role.code, validFrom: held.validFrom, validUntil: held.validUntil };
}

async function announce(
  ctx: Context,
  tx: Tx,
  user: User,
  reason: string | null | undefined,
  audit: { action: string; before: unknown; after: unknown },
): Promise<void> {
  const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
  const why = reason?.trim() ? { reason: reason.trim() } : {};
  // Roles are no column of the person, but whoever lists people shows them.
  touch(tx, user, user.changed(), { ...why, audit });
  await announceAccess(tx, [await lockSubject(tx, user.id)], by, why);
}
