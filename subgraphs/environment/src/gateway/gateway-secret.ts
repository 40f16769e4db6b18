import { createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

// N 2^14, r 8, p 1: 16 MiB and about 40 ms, the interactive setting of RFC 7914 §2. Secrets are
// long random texts in production; the cost is for those who choose short ones.
const cost: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const keyBytes = 32;

/** `scrypt$<salt>$<key>`, both base64url. */
export async function hashSecret(secret: string, salt = randomBytes(16)): Promise<string> {
  const key = await derive(secret, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** False for another secret and for a text that is no hash of ours. */
export async function verifySecret(secret: string, hash: string): Promise<boolean> {
  const [kind, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(secret, Buffer.from(salt, 'base64url'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Remembers a proven pair of code and secret without keeping the secret. */
export const proofOf = (code: string, secret: string): string =>
  createHash('sha256').update(`${code}\u0000${secret}`).digest('base64');

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
