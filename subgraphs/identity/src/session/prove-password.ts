import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { lockSubject } from '../access/lock-subjects.ts';
import type { Subject } from '../access/subject.entity.ts';
import { verifyPassword } from '../credentials/password.ts';
import { User } from '../user/user.entity.ts';
import { mayOpenSession } from './issue.ts';
import { admitAttempt, attemptKey, lockAttempts } from './sign-in-attempts.ts';
import type { SignInGuard } from './sign-in-guard.entity.ts';

/** Usernames are compared in lower case, without the spaces people paste along. */
export const normaliseUsername = (text: string): string => text.trim().toLowerCase().slice(0, 200);

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface PasswordAttempt {
  readonly guard: SignInGuard;
  /** Whose name it is, if anybody's. */
  readonly user: User | null;
  /** Set when the password is right and the account may sign in. */
  readonly proven: { readonly user: User; readonly subject: Subject } | null;
}

/**
 * Decides an attempt to sign in by password, with the counter of the name, the person and the
 * subject locked. A wrong password and an unknown name take the same way and time to `decide`.
 * @throws AccountLocked
 */
export async function provePassword<R>(
  ctx: Context,
  input: Credentials,
  decide: (tx: Tx, attempt: PasswordAttempt) => Promise<R>,
): Promise<R> {
  const username = normaliseUsername(input.username);
  const key = attemptKey('user', username);
  await admitAttempt(ctx, key);
  const found = await ctx.em.fork().findOne(User, { username });
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  return transact(ctx, async (tx) => {
    const guard = await lockAttempts(ctx, tx, key);
    const user = found && (await lock(tx, User, found.id));
    const subject = user && (await lockSubject(tx, user.id));
    // The password may have been changed, or the account disabled, while we were hashing.
    const unchanged = user !== null && user.passwordHash === found?.passwordHash;
    const admitted = right && unchanged && subject && mayOpenSession(ctx, subject);
    return decide(tx, { guard, user, proven: admitted ? { user, subject } : null });
  });
}
