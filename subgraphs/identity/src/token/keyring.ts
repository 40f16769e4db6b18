import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { ulid } from '@houqin/kit/id';
import type { Context } from '@houqin/kit/context';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import type { SubjectKind } from '../../contract/events.ts';
import { accessTokenMs, tokenAudience, tokenIssuer } from '../config.ts';
import { newSecret } from '../credentials/secret.ts';
import { KeyMaterial, type KeyPurpose } from './key-material.entity.ts';

/** Verifiers accept a retired key this long: four times the life of a token it signed. */
const retiredKeyMs = 4 * accessTokenMs;

/** What an access token says. */
export interface TokenClaims {
  readonly subjectId: string;
  readonly sessionId: string;
  readonly epoch: number;
  readonly kind: SubjectKind;
}

export interface SignedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** The keys of one installation, read from its database once per process. */
export interface Keyring {
  sign(claims: TokenClaims, at: Date): Promise<SignedToken>;
  /** 256 bits in base64url: derives the successor of a refresh token. */
  readonly refreshKey: string;
  /** What `sealed.ts` encrypts with now: its id, and 256 bits in base64url. */
  readonly sealing: { readonly id: string; readonly secret: string };
  /** The sealing key of that id. @throws Error when there is none */
  sealingKey(id: string): Promise<string>;
}

const opened = new WeakMap<SubgraphRuntime, Promise<Keyring>>();

export function keyring(ctx: Context): Promise<Keyring> {
  const known = opened.get(ctx.runtime);
  if (known) return known;
  const opening = openKeyring(ctx.runtime.systemContext());
  opened.set(ctx.runtime, opening);
  // A database that was away at the first sign-in must not refuse all later ones.
  opening.catch(() => opened.delete(ctx.runtime));
  return opening;
}

async function openKeyring(ctx: Context): Promise<Keyring> {
  const signing = await current(ctx, 'SIGNING');
  const refresh = await current(ctx, 'REFRESH');
  const sealing = await current(ctx, 'SEALING');
  const key = (await importJWK(JSON.parse(signing.secret) as JWK, 'EdDSA')) as CryptoKey;
  return {
    refreshKey: refresh.secret,
    sealing: { id: sealing.id, secret: sealing.secret },
    async sealingKey(id) {
      if (id === sealing.id) return sealing.secret;
      // Replicas that made their first key at the same moment may each have sealed with their own.
      const other = await ctx.em.fork().findOne(KeyMaterial, { id, purpose: 'SEALING' });
      if (!other) throw new Error(`no sealing key ${id}`);
      return other.secret;
    },
    async sign({ subjectId, sessionId, epoch, kind }, at) {
      const issuedAt = Math.floor(at.getTime() / 1000);
      const expiresAt = issuedAt + accessTokenMs / 1000;
      const token = await new SignJWT({ sid: sessionId, epoch, kind })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: signing.id })
        .setSubject(subjectId)
        .setIssuer(tokenIssuer)
        .setAudience(tokenAudience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },
  };
}

/** Makes the keys when there are none; replicas that start together agree on the oldest. */
async function current(ctx: Context, purpose: KeyPurpose): Promise<KeyMaterial> {
  const oldest = () =>
    ctx.em.fork().findOne(KeyMaterial, { purpose, retiredAt: null }, { orderBy: { id: 'asc' } });
  const known = await oldest();
  if (known) return known;
  const em = ctx.em.fork();
  await em.persist(await makeKey(purpose, ctx.clock.now())).flush();
  return (await oldest())!;
}

async function makeKey(purpose: KeyPurpose, at: Date): Promise<KeyMaterial> {
  const key = Object.assign(new KeyMaterial(), { purpose, createdAt: at });
  if (purpose !== 'SIGNING') return Object.assign(key, { secret: newSecret() });
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = ulid();
  const shown = { kid, alg: 'EdDSA', use: 'sig' };
  return Object.assign(key, {
    id: kid,
    secret: JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...shown }),
    publicJwk: JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...shown }),
  });
}

/** Public keys of this installation, for verifiers in the process and for the JWKS route. */
export async function publicKeys(ctx: Context): Promise<JWK[]> {
  await keyring(ctx);
  const since = new Date(ctx.clock.now().getTime() - retiredKeyMs);
  const rows = await ctx.em
    .fork()
    .find(
      KeyMaterial,
      { purpose: 'SIGNING', $or: [{ retiredAt: null }, { retiredAt: { $gte: since } }] },
      { orderBy: { id: 'asc' } },
    );
  return rows.flatMap(({ publicJwk }) => (publicJwk ? [JSON.parse(publicJwk) as JWK] : []));
}
