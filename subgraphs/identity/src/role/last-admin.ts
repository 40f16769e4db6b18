import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { LastAdmin } from '../errors.ts';
import { User } from '../user/user.entity.ts';
import { heldAt, RoleAssignment } from './role-assignment.entity.ts';
import { Role } from './role.entity.ts';
import { adminRole } from './seeded-roles.ts';
import { roleId } from './sync-permissions.ts';

/**
 * Refuses to take the administrator's rights from the last active person who has them for good: one
 * whose term ends is no successor. Locks the role, so that two administrators cannot remove each
 * other at the same moment: call it first.
 * @throws LastAdmin
 */
export async function assertNotLastAdmin(tx: Tx, userId: string, at: Date): Promise<void> {
  const role = await lock(tx, Role, roleId(adminRole));
  const assignments = await tx.find(RoleAssignment, { $and: [{ roleId: role.id }, heldAt(at)] });
  if (!assignments.some(({ subjectId }) => subjectId === userId)) return;
  const others = assignments.flatMap(({ subjectId, validUntil }) =>
    subjectId !== userId && validUntil === null ? [subjectId] : [],
  );
  const active = await tx.count(User, { id: { $in: others }, state: ['ACTIVE', 'LOCKED'] });
  if (active === 0) throw new LastAdmin();
}
