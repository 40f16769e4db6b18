import type { Context } from '@houqin/kit/context';
import { sealWith } from '@houqin/kit/sealed';
import { keyring } from './keyring.ts';

const bytes = (key: string) => Buffer.from(key, 'base64url');

/**
 * Encrypts a secret that must be read back, with the installation's sealing key: it lies beside the
 * keys that sign. `owner` is bound to it: moved to another row it does not open.
 */
export async function seal(ctx: Context, owner: string, secret: string): Promise<string> {
  const { id, secret: key } = (await keyring(ctx)).sealing;
  return sealWith(id, new Map([[id, bytes(key)]])).seal(owner, secret);
}

/** The secret of `seal`. @throws Error when it was changed, or belongs to another owner or key */
export async function unseal(ctx: Context, owner: string, sealed: string): Promise<string> {
  const [kid = ''] = sealed.split('.');
  const key = await (await keyring(ctx)).sealingKey(kid);
  return sealWith(kid, new Map([[kid, bytes(key)]])).unseal(owner, sealed);
}
