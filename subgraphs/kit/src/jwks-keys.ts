import type { JWK } from 'jose';
import type { KeySource } from './token.ts';

/** Identity answers within this time or not at all, in ms. */
const answerMs = 5000;

/** Keys as identity publishes them at `/.well-known/jwks.json`, fetched when first needed. */
export function jwksKeys(url: string): KeySource {
  let known: readonly JWK[] | null = null;
  return {
    async keys(refresh = false) {
      if (known && !refresh) return known;
      const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
      if (!response.ok) throw new Error(`${url} answers ${response.status}`);
      const { keys } = (await response.json()) as { keys?: unknown };
      if (!Array.isArray(keys)) throw new Error(`${url} is no key set`);
      return (known = keys as JWK[]);
    },
  };
}
