import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { lock } from '@houqin/kit/lock';
import { lockSubject } from '../access/lock-subjects.ts';
import type { Subject } from '../access/subject.entity.ts';
import { verifyPassword } from '../credentials/password.ts';
import { SignInRefused } from '../errors.ts';
import { User } from '../user/user.entity.ts';
import { issue, mayOpenSession, openSession, type Grant, type Issued } from './issue.ts';
import { levelRefusals } from './level-refusals.ts';
import { noteFailure } from './note-failure.ts';
import { admitAttempt, attemptKey, clearFailures, lockAttempts } from './sign-in-attempts.ts';
import type { SignInGuard } from './sign-in-guard.entity.ts';

/** Usernames are compared in lower case, without the spaces people paste along. */
export const normaliseUsername = (text: string): string => text.trim().toLowerCase().slice(0, 200);

/**
 * Signs a person in. A wrong password and an unknown name take the same time and answer alike; the
 * fifth failure in 15 min locks the name for 15 min, also against the right password.
 * @throws SignInRefused, AccountLocked
 */
export function login(ctx: Context, input: Credentials): Promise<Issued> {
  return levelRefusals(() => attempt(ctx, input));
}

interface Credentials {
  readonly username: string;
  readonly password: string;
}

async function attempt(ctx: Context, input: Credentials): Promise<Issued> {
  const username = normaliseUsername(input.username);
  const key = attemptKey('user', username);
  await admitAttempt(ctx, key);
  const found = await ctx.em.fork().findOne(User, { username });
  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  const grant = await transact(ctx, async (tx) => {
    const guard = await lockAttempts(ctx, tx, key);
    const user = found && (await lock(tx, User, found.id));
    const subject = user && (await lockSubject(tx, user.id));
    // The password may have been changed, or the account disabled, while we were hashing.
    const unchanged = user !== null && user.passwordHash === found?.passwordHash;
    if (right && unchanged && subject && mayOpenSession(ctx, subject)) {
      return succeed(ctx, tx, guard, user, subject);
    }
    noteFailure(ctx, tx, guard, user);
    return null;
  });
  if (!grant) throw new SignInRefused();
  return issue(ctx, grant);
}

function succeed(ctx: Context, tx: Tx, guard: SignInGuard, user: User, subject: Subject): Grant {
  const now = ctx.clock.now();
  clearFailures(guard, now);
  if (user.state === 'LOCKED') {
    user.activate();
    user.stamp(user.id, now);
    record(tx, user, user.changed(), { reason: 'lock is over' });
  }
  return openSession(ctx, tx, subject);
}
