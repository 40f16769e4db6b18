import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit, record } from '@houqin/kit/record';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { assertAcceptable, hashPassword } from '../credentials/password.ts';
import { assertNotAbove } from '../role/rights-about-rights.ts';
import { callerPerson } from '../session/caller-person.ts';
import { proveAgain } from '../session/prove-again.ts';
import { revokeSessions } from '../session/revoke-sessions.ts';
import type { ChangePasswordInput, SetUserPasswordInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';

/**
 * An administrator gives somebody a new password; an invited account becomes active by it. Every
 * session of that person ends.
 * @throws NotFound, ValidationFailed, IllegalTransition for a disabled account, ScopeWideningRefused
 *   for who may give rights further than the caller may
 */
export async function setUserPassword(ctx: Context, input: SetUserPasswordInput): Promise<User> {
  const { password, ...facts } = input;
  const known = await ctx.em.fork().findOne(User, { id: input.id });
  assertAcceptable('password', password, known?.username ?? '-');
  const passwordHash = await hashPassword(password);
  return mutate(ctx, { name: 'setUserPassword', input: facts }, User, async (tx) => {
    const user = await lockInScope(ctx, tx, User, input.id, 'user:manage', userScope);
    await assertNotAbove(ctx, tx, user.id);
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    user.passwordHash = passwordHash;
    user.stamp(by.id, by.at);
    audit(tx, user, 'identity.password.set');
    await revokeSessions(tx, user.id, by.at, 'PASSWORD_CHANGED');
    const subject = await lockSubject(tx, user.id);
    subject.demo = false;
    if (user.state !== 'ACTIVE' && user.state !== 'LOCKED') {
      user.activate();
      record(tx, user, user.changed());
      subject.disabled = false;
      await announceAccess(tx, [subject], by);
    }
    return user;
  });
}

/**
 * The caller chooses a new password. Every other session ends; wrong guesses of the present one
 * count towards the lock, so that a stolen session cannot try them out.
 * @throws SignInRefused, AccountLocked, ValidationFailed
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<User> {
  const { sessionId } = ctx.caller;
  const { username } = await callerPerson(ctx);
  assertAcceptable('newPassword', input.newPassword, username);
  const passwordHash = await hashPassword(input.newPassword);
  const proof = { password: input.currentPassword };
  return proveAgain(ctx, proof, { code: false }, async (tx, { user }) => {
    const now = ctx.clock.now();
    user.passwordHash = passwordHash;
    user.stamp(user.id, now);
    (await lockSubject(tx, user.id)).demo = false;
    audit(tx, user, 'identity.password.changed');
    await revokeSessions(tx, user.id, now, 'PASSWORD_CHANGED', sessionId);
    return user;
  });
}
