import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Context } from './context.ts';
import type { SubgraphRuntime } from './runtime.ts';
import { SealingKey } from './sealing-key.entity.ts';

const cipher = 'aes-256-gcm';
const tagBytes = 16;

/** Encrypts secrets that must be read back: what a hash cannot do. */
export interface Sealer {
  /**
   * AES-256-GCM, as `<key>.<iv>.<tag>.<text>`. `owner` is bound to it: moved to another row it does
   * not open.
   */
  seal(owner: string, secret: string): string;
  /** @throws Error when it was changed, or belongs to another owner or key; never says the secret */
  unseal(owner: string, sealed: string): string;
}

const opened = new WeakMap<SubgraphRuntime, Promise<Sealer>>();

/**
 * The sealer of a domain, its keys read once per process. Ask for it before a transaction: it has
 * an entity manager of its own.
 */
export function sealer(ctx: Context): Promise<Sealer> {
  const known = opened.get(ctx.runtime);
  if (known) return known;
  const opening = openSealer(ctx);
  opened.set(ctx.runtime, opening);
  // A database that was away at the first use must not refuse all later ones.
  opening.catch(() => opened.delete(ctx.runtime));
  return opening;
}

async function openSealer(ctx: Context): Promise<Sealer> {
  const read = () => ctx.em.fork().find(SealingKey, {}, { orderBy: { id: 'asc' } });
  let keys = await read();
  if (keys.length === 0) {
    const made = { secret: randomBytes(32).toString('base64url'), createdAt: ctx.clock.now() };
    await ctx.em.fork().persist(Object.assign(new SealingKey(), made)).flush();
    // Replicas that start together may each have made one: the oldest seals, all of them open.
    keys = await read();
  }
  const secrets = new Map(keys.map(({ id, secret }) => [id, Buffer.from(secret, 'base64url')]));
  return sealWith(keys[0]!.id, secrets);
}

/** A sealer of keys at hand: seals with the one named, opens with any. */
export function sealWith(keyId: string, keys: ReadonlyMap<string, Buffer>): Sealer {
  return {
    seal(owner, secret) {
      const iv = randomBytes(12);
      const sealing = createCipheriv(cipher, keys.get(keyId)!, iv, { authTagLength: tagBytes });
      sealing.setAAD(Buffer.from(owner));
      const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
      const parts = [iv, sealing.getAuthTag(), text].map((part) => part.toString('base64url'));
      return [keyId, ...parts].join('.');
    },
    unseal(owner, sealed) {
      const [kid = '', ...parts] = sealed.split('.');
      const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
      const key = keys.get(kid);
      if (!key || !iv || !tag || !text) throw new Error('sealed with no key of this domain');
      const opening = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes });
      opening.setAAD(Buffer.from(owner));
      opening.setAuthTag(tag);
      return Buffer.concat([opening.update(text), opening.final()]).toString('utf8');
    },
  };
}
