import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishedEvent } from './bus.ts';

export interface RetryOptions {
  /** Before the second attempt, the third, … */
  readonly pausesMs: readonly number[];
  /** @returns whether the event is settled; `last` when it should settle it either way */
  attempt(event: PublishedEvent, attempt: number, last: boolean): Promise<boolean>;
}

/** Events that failed, and the later ones of the same aggregates, which must wait for them. */
export class RetryQueue {
  readonly #options: RetryOptions;
  readonly #waiting = new Map<string, PublishedEvent[]>();
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /** Takes an event whose aggregate is waiting. @returns false when it is not */
  hold(event: PublishedEvent): boolean {
    const queue = this.#waiting.get(keyOf(event));
    queue?.push(event);
    return queue !== undefined;
  }

  /** Takes an event that failed for the first time. */
  add(event: PublishedEvent): void {
    this.#waiting.set(keyOf(event), [event]);
    const running = this.#work(keyOf(event)).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Position of the oldest event that waits, `except` left out; null when none does. */
  oldest(except: PublishedEvent): number | null {
    let oldest: number | null = null;
    for (const queue of this.#waiting.values())
      for (const event of queue)
        if (event.id !== except.id && (oldest === null || event.position < oldest))
          oldest = event.position;
    return oldest;
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Ends waiting; what waits comes again at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }

  async #work(key: string): Promise<void> {
    const queue = this.#waiting.get(key)!;
    // The first has had its first attempt; those behind it start with theirs.
    for (let attempt = 2; queue.length > 0; attempt = 1) {
      if (!(await this.#settle(queue[0]!, attempt))) return;
      queue.shift();
    }
    this.#waiting.delete(key);
  }

  async #settle(event: PublishedEvent, first: number): Promise<boolean> {
    const { pausesMs, attempt } = this.#options;
    for (let count = first; ; count++) {
      if (count > 1) {
        const pause = pausesMs[Math.min(count - 2, pausesMs.length - 1)] ?? 0;
        await sleep(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
      if (this.#stop.signal.aborted) return false;
      try {
        if (await attempt(event, count, count > pausesMs.length)) return true;
      } catch {
        // Parking failed too: the database is away. The event stays where it is.
      }
    }
  }
}

const keyOf = (event: PublishedEvent) => `${event.aggregateType} ${event.aggregateId}`;
