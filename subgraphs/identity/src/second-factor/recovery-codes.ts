import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Tx } from '@houqin/kit/unit-of-work';
import { recoveryCodes } from '../config.ts';
import { digest } from '../credentials/secret.ts';
import { RecoveryCode } from './recovery-code.entity.ts';

/** No letter or digit that is taken for another on paper (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** New codes instead of all earlier ones. @returns them, to be shown once */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  await tx.nativeDelete(RecoveryCode, { userId });
  const codes = Array.from({ length: recoveryCodes.count }, draw);
  for (const code of codes)
    tx.persist(Object.assign(new RecoveryCode(), { id: digestOf(userId, code), userId }));
  return codes;
}

/** Uses a code up. @returns whether it was one of this person's, unused */
export async function useRecoveryCode(
  tx: Tx,
  userId: string,
  text: string,
  now: Date,
): Promise<boolean> {
  const id = digestOf(userId, text);
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const code = await tx.findOne(RecoveryCode, { id, userId, usedAt: null }, { lockMode });
  if (code) code.usedAt = now;
  return code !== null;
}

/** 80 bits as `XXXX-XXXX-XXXX-XXXX`. */
function draw(): string {
  const bits = [...randomBytes(recoveryCodes.bytes)].map((b) => b.toString(2).padStart(8, '0'));
  const text = bits
    .join('')
    .match(/.{5}/g)!
    .map((five) => letters[parseInt(five, 2)]);
  return text.join('').match(/.{4}/g)!.join('-');
}

/** However it was typed: case, hyphens and spaces, O for 0, I and L for 1. */
function digestOf(userId: string, text: string): string {
  const typed = text.slice(0, 64).toUpperCase().replace(/[\s-]/g, '');
  return digest(`${userId} ${typed.replaceAll('O', '0').replace(/[IL]/g, '1')}`);
}
