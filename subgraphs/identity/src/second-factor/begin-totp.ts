import type { Context } from '@houqin/kit/context';
import { proveAgain } from '../session/prove-again.ts';
import { offerTotp } from './offer-totp.ts';
import type { BeginTotpInput } from './second-factor.inputs.ts';
import type { TotpOffer } from './totp-offer.type.ts';

/**
 * Offers the caller a second factor, or another in place of the one they have (a new phone): then
 * with a code of it.
 * @throws SignInRefused, TotpRequired, TotpRefused, AccountLocked
 */
export function beginTotp(ctx: Context, input: BeginTotpInput): Promise<TotpOffer> {
  return proveAgain(ctx, input, { code: true }, (tx, { user }) => offerTotp(ctx, tx, user));
}
