import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { totpOfferMs } from '../config.ts';
import { unseal } from '../token/sealed.ts';
import { isTotpCode, stepOfCode } from './totp-code.ts';
import { Totp } from './totp.entity.ts';
import { useRecoveryCode } from './recovery-codes.ts';

/** Codes are pasted with spaces. */
export const tidyCode = (code: string): string => code.trim().replace(/\s+/g, '').slice(0, 64);

/** The second factor of a person whose row is locked; null when there never was one. */
export function factorOf(tx: Tx, userId: string): Promise<Totp | null> {
  return tx.findOne(Totp, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** Takes a code of the factor in force, or a recovery code, once. @returns whether it was right */
export async function acceptCode(
  ctx: Context,
  tx: Tx,
  factor: Totp,
  code: string,
): Promise<'CODE' | 'RECOVERY' | null> {
  const now = ctx.clock.now();
  if (!factor.sealedSecret) return null;
  if (!isTotpCode(code))
    return (await useRecoveryCode(tx, factor.id, code, now)) ? 'RECOVERY' : null;
  const secret = await unseal(ctx, factor.id, factor.sealedSecret);
  const step = stepOfCode(secret, code, now, factor.lastStep);
  if (step === null) return null;
  factor.lastStep = step;
  return 'CODE';
}

/** What is offered and may still be confirmed. */
export function isOffered(factor: Totp | null, now: Date): factor is Totp {
  const offeredAt = factor?.offeredAt?.getTime();
  return (
    !!factor?.sealedOffer && offeredAt !== undefined && now.getTime() - offeredAt < totpOfferMs
  );
}

/** Makes what was offered the factor, if the code is of it. @returns whether it was right */
export async function acceptOffer(ctx: Context, factor: Totp, code: string): Promise<boolean> {
  const now = ctx.clock.now();
  if (!isOffered(factor, now)) return false;
  const secret = await unseal(ctx, factor.id, factor.sealedOffer!);
  const step = stepOfCode(secret, code, now, 0);
  if (step === null) return false;
  factor.sealedSecret = factor.sealedOffer;
  factor.confirmedAt = now;
  factor.lastStep = step;
  factor.sealedOffer = factor.offeredAt = null;
  return true;
}
