import type { Context } from '@houqin/kit/context';
import { DomainError } from '@houqin/kit/errors';
import { audit, record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { Subject } from '../access/subject.entity.ts';
import { SignInRefused, TotpRefused, TotpRequired, TotpSetupRequired } from '../errors.ts';
import { confirmOffer } from '../second-factor/confirm-totp.ts';
import { acceptCode, factorOf, isOffered, tidyCode } from '../second-factor/factor-of.ts';
import { rolesThatDemand } from '../second-factor/roles-that-demand.ts';
import type { User } from '../user/user.entity.ts';
import { issue, openSession, type Grant, type Issued } from './issue.ts';
import { levelRefusals } from './level-refusals.ts';
import { noteFailure } from './note-failure.ts';
import { provePassword, type Credentials } from './prove-password.ts';
import { clearFailures } from './sign-in-attempts.ts';
import type { SignInGuard } from './sign-in-guard.entity.ts';

export interface LoginCredentials extends Credentials {
  /** Of the second factor, or a recovery code. */
  readonly code?: string | null | undefined;
}

export interface LoggedIn extends Issued {
  /** New ones, when this sign-in set up the second factor. */
  readonly recoveryCodes: readonly string[] | null;
}

/**
 * Signs a person in. A wrong password and an unknown name take the same time and answer alike; the
 * fifth failure in 15 min locks the name for 15 min, also against the right password. What is said
 * of a second factor is said after the right password only; a wrong code is a failure like the
 * others, and a right password alone neither counts nor forgives.
 * @throws SignInRefused, AccountLocked, TotpRequired, TotpRefused, TotpSetupRequired
 */
export function login(ctx: Context, input: LoginCredentials): Promise<LoggedIn> {
  return levelRefusals(async () => {
    const outcome = await provePassword(
      ctx,
      input,
      async (tx, { guard, user, proven }): Promise<Success | DomainError> => {
        if (!proven) {
          noteFailure(ctx, tx, guard, user);
          return new SignInRefused();
        }
        const factor = await secondFactor(ctx, tx, proven.user, tidyCode(input.code ?? ''));
        if (factor instanceof TotpRefused) noteFailure(ctx, tx, guard, user);
        if (factor instanceof DomainError) return factor;
        return { grant: succeed(ctx, tx, guard, proven.user, proven.subject), ...factor };
      },
    );
    if (outcome instanceof DomainError) throw outcome;
    const { grant, recoveryCodes } = outcome;
    return { ...(await issue(ctx, grant)), recoveryCodes };
  });
}

interface Factor {
  readonly recoveryCodes: readonly string[] | null;
}

interface Success extends Factor {
  readonly grant: Grant;
}

/** What the second factor says, after the right password. */
async function secondFactor(
  ctx: Context,
  tx: Tx,
  user: User,
  code: string,
): Promise<Factor | DomainError> {
  const factor = await factorOf(tx, user.id);
  if (factor?.sealedSecret) {
    if (code === '') return new TotpRequired();
    const accepted = await acceptCode(ctx, tx, factor, code);
    if (accepted === 'RECOVERY') audit(tx, user, 'identity.totp.recovery-code-used');
    return accepted ? { recoveryCodes: null } : new TotpRefused();
  }
  if ((await rolesThatDemand(tx, user.id, ctx.clock.now())).length === 0)
    return { recoveryCodes: null };
  if (code === '' || !isOffered(factor, ctx.clock.now())) return new TotpSetupRequired();
  const recoveryCodes = await confirmOffer(ctx, tx, user, factor, code);
  return recoveryCodes ? { recoveryCodes } : new TotpRefused();
}

function succeed(ctx: Context, tx: Tx, guard: SignInGuard, user: User, subject: Subject): Grant {
  clearFailures(guard, ctx.clock.now());
  endLock(ctx, tx, user);
  return openSession(ctx, tx, subject);
}

/** Whoever gets in is locked no more. */
export function endLock(ctx: Context, tx: Tx, user: User): void {
  if (user.state !== 'LOCKED') return;
  user.activate();
  user.stamp(user.id, ctx.clock.now());
  record(tx, user, user.changed(), { reason: 'lock is over' });
}
