import type { Context } from '@houqin/kit/context';
import { registerEnumOnce } from '@houqin/kit/filters';
import { callerReaches } from '@houqin/kit/scope';
import { userLive, userScope } from './user-scope.ts';
import type { User } from './user.entity.ts';
import { lifecycle } from './user.lifecycle.ts';

/** What a caller may do with an account; each is the mutation of about the same name. */
export const UserAction = {
  UPDATE: 'UPDATE',
  CHANGE_ROLES: 'CHANGE_ROLES',
  SET_PASSWORD: 'SET_PASSWORD',
  UNLOCK: 'UNLOCK',
  END_SESSIONS: 'END_SESSIONS',
  DISABLE: 'DISABLE',
  REVEAL_PHONE: 'REVEAL_PHONE',
} as const;
export type UserAction = keyof typeof UserAction;
registerEnumOnce(UserAction, 'UserAction', 'What the caller may do with the account now.');

/** What this caller may do with this account now. */
export function allowedActions(ctx: Context, user: User): UserAction[] {
  const keys = userLive.keys(user);
  const actions: UserAction[] = [];
  if (callerReaches(ctx, 'user:manage', userScope, keys)) {
    const open = !lifecycle.terminal(user.state);
    actions.push('UPDATE', 'CHANGE_ROLES');
    if (open) actions.push('SET_PASSWORD', 'END_SESSIONS', 'DISABLE');
    if (user.state === 'LOCKED') actions.push('UNLOCK');
  }
  const hidden = user.phone !== null && user.id !== ctx.caller.subjectId;
  if (hidden && callerReaches(ctx, 'user:reveal', userScope, keys)) actions.push('REVEAL_PHONE');
  return actions;
}
