import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { LastAdmin } from '../errors.ts';
import { User } from '../user/user.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { Role } from './role.entity.ts';
import { adminRole } from './seeded-roles.ts';
import { roleId } from './sync-permissions.ts';

/**
 * Refuses to take the administrator's rights from the last active person who has them. Locks the
 * role, so that two administrators cannot remove each other at the same moment: call it first.
 * @throws LastAdmin
 */
export async function assertNotLastAdmin(tx: Tx, userId: string): Promise<void> {
  const role = await lock(tx, Role, roleId(adminRole));
  const holders = (await tx.find(RoleAssignment, { roleId: role.id })).map((a) => a.subjectId);
  if (!holders.includes(userId)) return;
  const others = holders.filter((id) => id !== userId);
  const active = await tx.count(User, { id: { $in: others }, state: ['ACTIVE', 'LOCKED'] });
  if (active === 0) throw new LastAdmin();
}
