import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret that has 256 random bits: no salt or slow hash is needed. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/**
 * The one successor of a secret. Derived instead of drawn, so that a second tab can be given the
 * same one although only its digest is stored; without `key` nobody can compute it.
 */
export function successorOf(secret: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(secret).digest('base64url');
}

/** Compares digests in constant time. */
export function sameDigest(secret: string, stored: string | null): boolean {
  if (stored === null) return false;
  const given = Buffer.from(digest(secret));
  const kept = Buffer.from(stored);
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Six decimal digits, leading zeros kept. */
export function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
