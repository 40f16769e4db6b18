import type { Context } from '@houqin/kit/context';
import { DomainError } from '@houqin/kit/errors';
import { lock } from '@houqin/kit/lock';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { verifyPassword } from '../credentials/password.ts';
import { SignInRefused, TotpRefused, TotpRequired } from '../errors.ts';
import { acceptCode, factorOf, tidyCode } from '../second-factor/factor-of.ts';
import type { Totp } from '../second-factor/totp.entity.ts';
import { User } from '../user/user.entity.ts';
import { callerPerson } from './caller-person.ts';
import { noteFailure } from './note-failure.ts';
import { admitAttempt, attemptKey, clearFailures, lockAttempts } from './sign-in-attempts.ts';

export interface Proof {
  readonly password: string;
  /** Of the second factor, or a recovery code; looked at where it is asked for and set up. */
  readonly code?: string | null | undefined;
}

/** The person, locked, and the second factor there is. */
export interface Proven {
  readonly user: User;
  readonly factor: Totp | null;
}

/**
 * Runs `work` for a signed-in person who proves again who they are. Wrong guesses count towards the
 * lock like wrong sign-ins, so that a stolen session cannot try them out.
 * @throws SignInRefused, TotpRequired, TotpRefused, AccountLocked
 */
export async function proveAgain<R extends object>(
  ctx: Context,
  { password, code }: Proof,
  asks: { readonly code: boolean },
  work: (tx: Tx, proven: Proven) => Promise<R>,
): Promise<R> {
  const found = await callerPerson(ctx);
  const key = attemptKey('user', found.username);
  await admitAttempt(ctx, key);
  const right = await verifyPassword(found.passwordHash, password);
  const outcome = await transact(ctx, async (tx): Promise<R | DomainError> => {
    const guard = await lockAttempts(ctx, tx, key);
    const user = await lock(tx, User, found.id);
    if (!right || user.passwordHash !== found.passwordHash) {
      noteFailure(ctx, tx, guard, user);
      return new SignInRefused();
    }
    const factor = await factorOf(tx, user.id);
    if (asks.code && factor?.sealedSecret) {
      const given = tidyCode(code ?? '');
      if (given === '') return new TotpRequired();
      if (!(await acceptCode(ctx, tx, factor, given))) {
        noteFailure(ctx, tx, guard, user);
        return new TotpRefused();
      }
    }
    const done = await work(tx, { user, factor });
    clearFailures(guard, ctx.clock.now());
    return done;
  });
  if (outcome instanceof DomainError) throw outcome;
  return outcome;
}
