import type { Context } from '@houqin/kit/context';
import { DomainError } from '@houqin/kit/errors';
import { SignInRefused, TotpNotOffered, TotpRequired } from '../errors.ts';
import { levelRefusals } from '../session/level-refusals.ts';
import { noteFailure } from '../session/note-failure.ts';
import { provePassword } from '../session/prove-password.ts';
import { factorOf } from './factor-of.ts';
import { offerTotp } from './offer-totp.ts';
import { rolesThatDemand } from './roles-that-demand.ts';
import type { BeginTotpAtSignInInput } from './second-factor.inputs.ts';
import type { TotpOffer } from './totp-offer.type.ts';

/**
 * Offers a second factor to somebody who has none and may not sign in without: `login` with the
 * first code then confirms it. Without the right password it tells what `login` tells: nothing.
 * @throws SignInRefused, AccountLocked, TotpRequired when there is one, TotpNotOffered when no role asks
 */
export function beginTotpAtSignIn(ctx: Context, input: BeginTotpAtSignInInput): Promise<TotpOffer> {
  return levelRefusals(async () => {
    const outcome = await provePassword(
      ctx,
      input,
      async (tx, { guard, user, proven }): Promise<TotpOffer | DomainError> => {
        if (!proven) {
          noteFailure(ctx, tx, guard, user);
          return new SignInRefused();
        }
        const { user: person } = proven;
        const factor = await factorOf(tx, person.id);
        if (factor?.sealedSecret) return new TotpRequired();
        if ((await rolesThatDemand(tx, person.id, ctx.clock.now())).length === 0)
          return new TotpNotOffered();
        return offerTotp(ctx, tx, person);
      },
    );
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  });
}
