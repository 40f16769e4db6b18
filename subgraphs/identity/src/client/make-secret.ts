import { hashPassword } from '../credentials/password.ts';
import { newSecret } from '../credentials/secret.ts';

/** A secret for a program, which says its own generation, and the hash that is kept of it. */
export async function makeSecret(generation: number): Promise<{ secret: string; hash: string }> {
  const secret = `${generation}.${newSecret()}`;
  return { secret, hash: await hashPassword(secret) };
}
