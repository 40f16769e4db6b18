import { generateSecret, generateURI, verifySync } from 'otplib';
import { totp } from '../config.ts';

/** What authenticator apps show above the name. */
const issuer = 'Houqin';

/** 160 random bits in base32, as RFC 4226 advises. */
export const newTotpSecret = (): string => generateSecret();

/** What a QR code for authenticator apps says (Key URI format). */
export function totpUri(username: string, secret: string): string {
  return generateURI({ issuer, label: username, secret });
}

/** Whether it looks like one; else it may be a recovery code. */
export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);

/**
 * The time step a code is of, among the present one and its neighbours.
 * @returns null when it is none of them, or of `after` or earlier (RFC 6238 §5.2: once only)
 */
export function stepOfCode(secret: string, code: string, at: Date, after: number): number | null {
  if (!isTotpCode(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const { periodSeconds: period, digits, toleranceSeconds: epochTolerance } = totp;
  const verdict = verifySync({ secret, token: code, epoch, period, digits, epochTolerance });
  return verdict.valid && 'timeStep' in verdict && verdict.timeStep > after
    ? verdict.timeStep
    : null;
}
