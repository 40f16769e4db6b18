/**
 * How many refusals of one gateway are kept: a device gone wrong says the same a million times, and
 * the disk is everybody's. 2,000 at once cover a day's backlog of a minute-by-minute point; two
 * per second after that are 170,000 a day at most, which the retention by number then cuts.
 */
const burst = 2_000;
const perSecond = 2;

interface Bucket {
  tokens: number;
  filledAt: number;
  suppressed: number;
}

/** Decides for each refusal whether it is kept or only counted. */
export class DeadLetterBound {
  readonly #buckets = new Map<string, Bucket>();

  /** Whether this refusal is kept. `now` in epoch milliseconds. */
  admits(source: string, now: number): boolean {
    const bucket = this.#buckets.get(source) ?? { tokens: burst, filledAt: now, suppressed: 0 };
    this.#buckets.set(source, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1_000) * perSecond);
    bucket.filledAt = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return true;
    }
    bucket.suppressed += 1;
    return false;
  }

  /** What was only counted since the last call, by source. */
  takeSuppressed(): { source: string; count: number }[] {
    const found: { source: string; count: number }[] = [];
    for (const [source, bucket] of this.#buckets) {
      if (bucket.suppressed > 0) found.push({ source, count: bucket.suppressed });
      bucket.suppressed = 0;
    }
    return found;
  }
}
