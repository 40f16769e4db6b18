import type { Tx } from '@houqin/kit/unit-of-work';
import { heldAt, RoleAssignment } from '../role/role-assignment.entity.ts';
import { Role } from '../role/role.entity.ts';

/** Codes of the roles that this person holds at an instant and that ask for a second factor, sorted. */
export async function rolesThatDemand(
  em: Pick<Tx, 'find'>,
  userId: string,
  at: Date,
): Promise<string[]> {
  const held = await em.find(RoleAssignment, { $and: [{ subjectId: userId }, heldAt(at)] });
  const id = { $in: held.map(({ roleId }) => roleId) };
  const roles = await em.find(Role, { id, totpRequired: true }, { orderBy: { code: 'asc' } });
  return roles.map(({ code }) => code);
}
