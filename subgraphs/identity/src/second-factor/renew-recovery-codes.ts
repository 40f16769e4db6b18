import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import { TotpNotOffered } from '../errors.ts';
import { proveAgain } from '../session/prove-again.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import type { ProveWithCodeInput } from './second-factor.inputs.ts';
import { RecoveryCodes } from './totp-offer.type.ts';

/**
 * New recovery codes in place of those that are used up or lost.
 * @throws SignInRefused, TotpRequired, TotpRefused, AccountLocked, TotpNotOffered
 */
export function renewRecoveryCodes(
  ctx: Context,
  input: ProveWithCodeInput,
): Promise<RecoveryCodes> {
  return proveAgain(ctx, input, { code: true }, async (tx, { user, factor }) => {
    if (!factor?.sealedSecret) throw new TotpNotOffered();
    audit(tx, user, 'identity.totp.recovery-codes-renewed');
    const codes = await replaceRecoveryCodes(tx, user.id);
    return Object.assign(new RecoveryCodes(), { codes });
  });
}
