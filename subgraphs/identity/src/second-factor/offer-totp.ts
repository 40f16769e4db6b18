import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { seal } from '../token/sealed.ts';
import type { User } from '../user/user.entity.ts';
import { factorOf } from './factor-of.ts';
import { newTotpSecret, totpUri } from './totp-code.ts';
import { TotpOffer } from './totp-offer.type.ts';
import { Totp } from './totp.entity.ts';

/** Offers a person a new secret; it replaces one offered before and changes nothing yet. */
export async function offerTotp(ctx: Context, tx: Tx, user: User): Promise<TotpOffer> {
  const secret = newTotpSecret();
  const known = await factorOf(tx, user.id);
  const factor = known ?? Object.assign(new Totp(), { id: user.id });
  factor.sealedOffer = await seal(ctx, user.id, secret);
  factor.offeredAt = ctx.clock.now();
  if (!known) tx.persist(factor);
  audit(tx, user, 'identity.totp.offered');
  return Object.assign(new TotpOffer(), { secret, uri: totpUri(user.username, secret) });
}
