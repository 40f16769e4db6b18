/** Failures in a row after which a subgraph is left alone. */
const failuresToOpen = 5;
/** First pause, in ms; it doubles with each failed try, up to the longest. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * Leaves a subgraph alone that has just failed several times: callers hear at once what they would
 * have waited for, and what is recovering is not run over. After a pause one call tries it again.
 */
export class Circuit {
  #failures = 0;
  #pauseMs = firstPauseMs;
  #openUntil = 0;
  #trying = false;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether a call may be made now. One that may must be told of: `succeeded` or `failed`. */
  admits(): boolean {
    if (this.#failures < failuresToOpen) return true;
    if (this.#trying || this.#now() < this.#openUntil) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#pauseMs = firstPauseMs;
    this.#trying = false;
  }

  failed(): void {
    this.#trying = false;
    this.#failures += 1;
    if (this.#failures < failuresToOpen) return;
    this.#openUntil = this.#now() + this.#pauseMs;
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }
}
