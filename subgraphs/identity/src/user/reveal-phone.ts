import type { RevealRule } from '@houqin/kit/reveal';
import { userScope } from './user-scope.ts';
import { User } from './user.entity.ts';

/** Somebody else's phone number; `user.entity.ts` says whose is clear without it. */
export const phoneReveal: RevealRule<User> = {
  entity: User,
  field: 'phone',
  permission: 'user:reveal',
  scope: userScope,
  action: 'identity.user.phone-revealed',
};
