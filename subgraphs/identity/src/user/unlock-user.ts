import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { attemptKey } from '../session/sign-in-attempts.ts';
import { SignInGuard } from '../session/sign-in-guard.entity.ts';
import type { UnlockUserInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { lifecycle } from './user.lifecycle.ts';
import { userScope } from './user-scope.ts';

/** Lifts an automatic lock before its time. @throws NotFound, IllegalTransition */
export function unlockUser(ctx: Context, input: UnlockUserInput): Promise<User> {
  return mutate(ctx, { name: 'unlockUser', input }, User, async (tx) => {
    const user = await lockInScope(ctx, tx, User, input.id, 'user:manage', userScope);
    if (user.state !== 'LOCKED') {
      const allowed = lifecycle.allowed(user.state);
      throw new IllegalTransition('User', user.state, 'ACTIVE', allowed, 'unlock');
    }
    user.activate();
    user.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, user, user.changed());
    await tx.nativeDelete(SignInGuard, { id: attemptKey('user', user.username) });
    return user;
  });
}
