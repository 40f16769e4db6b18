import type { ExecutionResult } from 'graphql';
import type { UpstreamEvents } from '../gateway/subgraph-link.ts';
import { BoundedQueue } from './bounded-queue.ts';

/** So many completed events wait for one operation at most; then its source is not asked for more. */
export const queueCapacity = 256;

/**
 * An event that waited this long means that its client does not keep up: a healthy one empties a
 * full queue in well under a second.
 */
export const slowAfterMs = 15_000;

export interface LiveStreamOptions {
  readonly upstream: UpstreamEvents;
  /** Completes one event; events are completed and sent in the order in which they came. */
  readonly complete: (event: ExecutionResult) => Promise<ExecutionResult>;
  /** Makes any failure one that can be sent. */
  readonly coded: (error: unknown) => Error;
  /** The client does not keep up; called once. */
  readonly onSlow: () => void;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
  readonly slowAfterMs?: number | undefined;
}

/** The results of one subscription for one client: an async generator as graphql-ws wants it. */
export class LiveStream implements AsyncGenerator<ExecutionResult, undefined> {
  readonly #queue = new BoundedQueue<ExecutionResult>(queueCapacity);
  readonly #options: LiveStreamOptions;
  readonly #watch: NodeJS.Timeout;
  #open = true;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
    const patience = options.slowAfterMs ?? slowAfterMs;
    this.#watch = setInterval(() => {
      if (this.#queue.age(performance.now()) > patience) {
        clearInterval(this.#watch);
        options.onSlow();
      }
    }, patience / 3);
    this.#watch.unref();
    void this.#pump();
  }

  /** Ends the stream with an error that the client gets; what waited is dropped. */
  fail(error: Error): void {
    this.#queue.fail(error);
    this.#close();
  }

  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.#queue.take();
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#queue.finish();
    this.#close();
    return { done: true, value: undefined };
  }

  async throw(error: Error): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #pump(): Promise<void> {
    const { upstream, complete, coded } = this.#options;
    try {
      while (this.#open) {
        await this.#queue.room();
        if (!this.#open) return;
        const { done, value } = await upstream.next();
        if (done || !this.#open) break;
        this.#queue.push(await complete(value), performance.now());
      }
      this.#queue.finish();
    } catch (error) {
      if (this.#open) this.#queue.fail(coded(error));
    } finally {
      this.#close();
    }
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    clearInterval(this.#watch);
    this.#options.upstream.stop();
    this.#options.onEnd();
  }
}
