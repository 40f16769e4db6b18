import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Context } from '@houqin/kit/context';
import { keyring } from './keyring.ts';

const cipher = 'aes-256-gcm';

/**
 * Encrypts a secret that must be read back (AES-256-GCM) with the installation's sealing key.
 * `owner` is bound to it: moved to another row it does not open. Reads `<kid>.<iv>.<tag>.<text>`.
 */
export async function seal(ctx: Context, owner: string, secret: string): Promise<string> {
  const { id, secret: key } = (await keyring(ctx)).sealing;
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, Buffer.from(key, 'base64url'), iv);
  sealing.setAAD(Buffer.from(owner));
  const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
  return [id, ...[iv, sealing.getAuthTag(), text].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

/** The secret of `seal`. @throws Error when it was changed, or belongs to another owner or key */
export async function unseal(ctx: Context, owner: string, sealed: string): Promise<string> {
  const [kid = '', ...parts] = sealed.split('.');
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (!iv || !tag || !text) throw new Error('not a sealed secret');
  const key = await (await keyring(ctx)).sealingKey(kid);
  const opening = createDecipheriv(cipher, Buffer.from(key, 'base64url'), iv, {
    authTagLength: 16,
  });
  opening.setAAD(Buffer.from(owner));
  opening.setAuthTag(tag);
  return Buffer.concat([opening.update(text), opening.final()]).toString('utf8');
}
