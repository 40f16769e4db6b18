import { setTimeout as sleep } from 'node:timers/promises';
import { decodeProtectedHeader, importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import type { Clock } from './clock.ts';
import { DependencyDown, DomainError, Unauthenticated } from './errors.ts';

export const tokenIssuer = 'houqin';
export const tokenAudience = 'houqin';

/** What a valid token proves. */
export interface VerifiedToken {
  readonly subjectId: string;
  readonly sessionId: string | null;
  /** Version of the subject's access when the token was made. */
  readonly epoch: number;
  readonly expiresAt: Date;
}

/** Where public keys come from: identity in the same process, or its JWKS over HTTP. */
export interface KeySource {
  /** The present keys. `refresh` when a token names a key that was not among them. */
  keys(refresh?: boolean): Promise<readonly JWK[]>;
}

/** Verified tokens kept; beyond that the oldest are verified again. */
const cacheSize = 10_000;
/** A token of an unknown key waits for the keys to be fetched anew, at most this often, in ms. */
const refreshMs = 1000;

/**
 * Verifies access tokens: EdDSA only, keys from the key source only (`jku`, `jwk` and `x5u` in a
 * header count for nothing), issuer, audience, `exp` and `nbf` without leeway.
 */
export class TokenVerifier {
  readonly #source: KeySource;
  readonly #clock: Clock;
  readonly #refreshMs: number;
  readonly #verified = new Map<string, VerifiedToken>();
  #keys = new Map<string, CryptoKey>();
  #fetchedAt = -Infinity;
  #fetching: Promise<void> | null = null;

  constructor(source: KeySource, clock: Clock, options: { refreshMs?: number } = {}) {
    this.#source = source;
    this.#clock = clock;
    this.#refreshMs = options.refreshMs ?? refreshMs;
  }

  /** @throws Unauthenticated, DependencyDown when the keys cannot be had */
  async verify(token: string): Promise<VerifiedToken> {
    const known = this.#verified.get(token);
    if (known) {
      if (known.expiresAt.getTime() > this.#clock.now().getTime()) return known;
      this.#verified.delete(token);
      throw new Unauthenticated('EXPIRED');
    }
    const verified = await this.#verify(token);
    this.#verified.set(token, verified);
    if (this.#verified.size > cacheSize) {
      const oldest = this.#verified.keys().next();
      if (!oldest.done) this.#verified.delete(oldest.value);
    }
    return verified;
  }

  async #verify(token: string): Promise<VerifiedToken> {
    // Longer than any of ours: not worth decoding.
    if (token.length > 4096) throw new Unauthenticated('BAD_TOKEN');
    try {
      const key = await this.#keyOf(token);
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        issuer: tokenIssuer,
        audience: tokenAudience,
        currentDate: this.#clock.now(),
        requiredClaims: ['sub', 'exp', 'epoch'],
      });
      const { sub, exp, sid, epoch } = payload;
      if (typeof sub !== 'string' || sub === '' || typeof exp !== 'number') throw new TypeError();
      if (typeof epoch !== 'number' || !Number.isInteger(epoch)) throw new TypeError();
      return {
        subjectId: sub,
        sessionId: typeof sid === 'string' ? sid : null,
        epoch,
        expiresAt: new Date(exp * 1000),
      };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      const { code } = error as { code?: unknown };
      throw new Unauthenticated(code === 'ERR_JWT_EXPIRED' ? 'EXPIRED' : 'BAD_TOKEN');
    }
  }

  /** The key a token names by `kid`; a new one is looked for, by all that wait in one fetch. */
  async #keyOf(token: string): Promise<CryptoKey> {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg !== 'EdDSA' || typeof kid !== 'string') throw new Unauthenticated('BAD_TOKEN');
    const known = this.#keys.get(kid);
    if (known) return known;
    await (this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    }));
    const found = this.#keys.get(kid);
    if (!found) throw new Unauthenticated('BAD_TOKEN');
    return found;
  }

  async #fetch(): Promise<void> {
    const early = this.#fetchedAt + this.#refreshMs - performance.now();
    if (early > 0) await sleep(early);
    const jwks = await this.#source.keys(this.#keys.size > 0).catch(() => {
      throw new DependencyDown('identity');
    });
    this.#fetchedAt = performance.now();
    const keys = new Map<string, CryptoKey>();
    for (const jwk of jwks) {
      const ours = jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && typeof jwk.kid === 'string';
      if (!ours || jwk.d !== undefined) continue;
      keys.set(jwk.kid as string, (await importJWK(jwk, 'EdDSA')) as CryptoKey);
    }
    this.#keys = keys;
  }
}
