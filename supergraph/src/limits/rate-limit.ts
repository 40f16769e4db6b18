import { RateLimited } from '@houqin/kit/errors';

/** How often one caller may ask. */
export interface Rate {
  readonly perMinute: number;
  /** How many at once, after a time of quiet. */
  readonly burst: number;
}

/** One request a second on average, and a screenful at once (`domain.md` D: 60 a minute). */
export const vendorRate: Rate = { perMinute: 60, burst: 60 };

interface Bucket {
  tokens: number;
  /** ms of the monotonic clock. */
  at: number;
}

/**
 * Token buckets by caller, in this process: with several processes a caller has one in each. A
 * caller that has been quiet long enough to have a full bucket is forgotten.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #sweptAt: number;

  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
    this.#sweptAt = now();
  }

  /** Callers that are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Counts one request. @throws RateLimited with the seconds after which one more is free */
  take(caller: string): void {
    const now = this.#now();
    const { perMinute, burst } = this.#rate;
    const perMs = perMinute / 60_000;
    const known = this.#buckets.get(caller) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, known.tokens + (now - known.at) * perMs);
    if (tokens < 1) throw new RateLimited(Math.ceil((1 - tokens) / perMs / 1000));
    this.#buckets.set(caller, { tokens: tokens - 1, at: now });
    const fillMs = burst / perMs;
    if (now - this.#sweptAt < fillMs) return;
    this.#sweptAt = now;
    for (const [key, { at }] of this.#buckets) if (now - at >= fillMs) this.#buckets.delete(key);
  }
}
