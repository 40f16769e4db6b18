import type { Context } from '@houqin/kit/context';
import { DomainError } from '@houqin/kit/errors';
import { lock } from '@houqin/kit/lock';
import { audit } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { TotpNotOffered, TotpRefused } from '../errors.ts';
import { callerPerson } from '../session/caller-person.ts';
import { noteFailure } from '../session/note-failure.ts';
import { admitAttempt, attemptKey, lockAttempts } from '../session/sign-in-attempts.ts';
import { User } from '../user/user.entity.ts';
import { acceptOffer, factorOf, isOffered, tidyCode } from './factor-of.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { RecoveryCodes } from './totp-offer.type.ts';
import type { Totp } from './totp.entity.ts';

/**
 * Puts the offered factor in force: from now on sign-in asks for it. Recovery codes of before end.
 * @throws TotpNotOffered, TotpRefused, AccountLocked
 */
export async function confirmTotp(ctx: Context, code: string): Promise<RecoveryCodes> {
  const found = await callerPerson(ctx);
  const key = attemptKey('user', found.username);
  await admitAttempt(ctx, key);
  const outcome = await transact(ctx, async (tx): Promise<string[] | DomainError> => {
    const guard = await lockAttempts(ctx, tx, key);
    const user = await lock(tx, User, found.id);
    const factor = await factorOf(tx, user.id);
    if (!isOffered(factor, ctx.clock.now())) return new TotpNotOffered();
    const codes = await confirmOffer(ctx, tx, user, factor, code);
    if (codes) return codes;
    noteFailure(ctx, tx, guard, user);
    return new TotpRefused();
  });
  if (outcome instanceof DomainError) throw outcome;
  return Object.assign(new RecoveryCodes(), { codes: outcome });
}

/** The same inside a transaction. @returns the new recovery codes, or null for a wrong code */
export async function confirmOffer(
  ctx: Context,
  tx: Tx,
  user: User,
  factor: Totp,
  code: string,
): Promise<string[] | null> {
  const replaced = factor.sealedSecret !== null;
  if (!(await acceptOffer(ctx, factor, tidyCode(code)))) return null;
  audit(tx, user, 'identity.totp.confirmed', { after: { replaced } });
  return replaceRecoveryCodes(tx, user.id);
}
