import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { TotpDemanded, TotpNotOffered } from '../errors.ts';
import { proveAgain } from '../session/prove-again.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { rolesThatDemand } from './roles-that-demand.ts';
import type { ProveWithCodeInput } from './second-factor.inputs.ts';
import { Totp } from './totp.entity.ts';

/**
 * The caller signs in without a second factor again, unless a role asks for one.
 * @throws SignInRefused, TotpRequired, TotpRefused, AccountLocked, TotpNotOffered, TotpDemanded
 */
export async function removeTotp(ctx: Context, input: ProveWithCodeInput): Promise<boolean> {
  await proveAgain(ctx, input, { code: true }, async (tx, { user, factor }) => {
    if (!factor?.sealedSecret) throw new TotpNotOffered();
    const roles = await rolesThatDemand(tx, user.id, ctx.clock.now());
    if (roles.length > 0) throw new TotpDemanded(roles);
    await deleteTotp(tx, user.id);
    audit(tx, user, 'identity.totp.removed');
    return user;
  });
  return true;
}

/** Takes a person's second factor away, with all that belongs to it. */
export async function deleteTotp(tx: Tx, userId: string): Promise<void> {
  await tx.nativeDelete(RecoveryCode, { userId });
  await tx.nativeDelete(Totp, { id: userId });
}
