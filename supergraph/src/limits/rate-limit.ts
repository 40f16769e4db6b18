import { RateLimited } from '@houqin/kit/errors';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often one caller may ask. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** `domain.md` D, for programs: 60 requests a minute. */
export const vendorRate: Rate = { requests: 60, seconds: 60 };

/** A page asks several questions where a program asks one. */
export const rateOfPeople = ({ requests, seconds }: Rate): Rate => ({
  requests: requests * 4,
  seconds,
});

/** Counts by caller, in this process: behind several processes a caller has its rate at each. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;

  constructor({ requests, seconds }: Rate) {
    this.#limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  }

  /** Counts one request. @throws RateLimited with the seconds until the caller's next minute */
  async take(caller: string): Promise<void> {
    try {
      await this.#limiter.consume(caller);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new RateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }
}
