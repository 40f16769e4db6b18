import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { revokeSessions } from '../session/revoke-sessions.ts';
import type { EndUserSessionsInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';

/** Signs somebody out everywhere; the account itself stays as it is. @throws NotFound */
export function endUserSessions(ctx: Context, input: EndUserSessionsInput): Promise<User> {
  return mutate(ctx, { name: 'endUserSessions', input }, User, async (tx) => {
    const user = await lockInScope(ctx, tx, User, input.id, 'user:manage', userScope);
    const now = ctx.clock.now();
    await revokeSessions(tx, user.id, now, 'SIGNED_OUT');
    const reason = input.reason?.trim();
    audit(tx, user, 'identity.user.sessions-ended', reason ? { reason } : {});
    return user;
  });
}
