import type { Tx } from '@houqin/kit/unit-of-work';
import { RoleAssignment } from '../role/role-assignment.entity.ts';
import { Role } from '../role/role.entity.ts';

/** Codes of the roles of this person that ask for a second factor, sorted. */
export async function rolesThatDemand(em: Pick<Tx, 'find'>, userId: string): Promise<string[]> {
  const held = await em.find(RoleAssignment, { subjectId: userId });
  const id = { $in: held.map(({ roleId }) => roleId) };
  const roles = await em.find(Role, { id, totpRequired: true }, { orderBy: { code: 'asc' } });
  return roles.map(({ code }) => code);
}
