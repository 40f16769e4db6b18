import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { User } from './user.entity.ts';

/** A person is of their department and campus, and their own. */
export const userScope: ScopeColumns<User> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ id: subjectId }),
};

export const userLive = defineLive<User>({
  noun: 'user',
  entity: User,
  permission: 'user:read',
  scope: userScope,
  keys: (user) => ({
    id: user.id,
    campusId: user.campusId,
    departmentId: user.departmentId,
    ownerIds: [user.id],
    name: user.name,
    username: user.username,
    state: user.state,
  }),
});

/** Any staff that meets a person in a record may read the name, no more. */
export const userReference: ReferenceRule<User> = {
  permission: 'user:read',
  scope: userScope,
  card: ['id', 'name', 'version'],
};
