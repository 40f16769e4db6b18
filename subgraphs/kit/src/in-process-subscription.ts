import { setTimeout as sleep } from 'node:timers/promises';
import type { BusSubscription, EventHistory, PublishedEvent, SubscribeOptions } from './bus.ts';
import type { WarnLog } from './warn-log.ts';

/** Events kept for a subscription that is busy; one that is further behind reads the outbox. */
const queueLimit = 1000;
const pageSize = 200;
/** Pause before an event that was refused comes again: 50 ms, doubled up to 5 s. */
const retryMs = { first: 50, most: 5000 };

interface Surroundings {
  readonly log: WarnLog;
  /** Undefined until the producer has started. */
  history(): EventHistory | undefined;
  ended(): void;
}

/** One consumer's place in the events of one domain. */
export class InProcessSubscription implements BusSubscription {
  readonly domain: string;
  readonly #options: SubscribeOptions;
  readonly #handler: (event: PublishedEvent) => Promise<void> | void;
  readonly #around: Surroundings;
  readonly #types: ReadonlySet<string> | null;
  readonly #stop = new AbortController();
  #position: number;
  #epoch: string | null;
  #queue: PublishedEvent[] = [];
  /** The outbox may hold more than the queue. */
  #behind = true;
  #handled = 0;
  #wake: (() => void) | null = null;
  #waiters: (() => void)[] = [];
  #done: Promise<void> = Promise.resolve();

  constructor(
    domain: string,
    options: SubscribeOptions,
    handler: (event: PublishedEvent) => Promise<void> | void,
    around: Surroundings,
  ) {
    this.domain = domain;
    this.#options = options;
    this.#handler = handler;
    this.#around = around;
    this.#types = options.types ? new Set(options.types) : null;
    this.#position = options.after;
    this.#epoch = options.epoch ?? null;
  }

  get position(): number {
    return this.#position;
  }

  start(): void {
    this.#done = this.#run();
  }

  push(events: readonly PublishedEvent[]): void {
    if (this.#queue.length + events.length > queueLimit) {
      this.#queue = [];
      this.#behind = true;
    } else if (!this.#behind) this.#queue.push(...events);
    this.wake();
  }

  wake(): void {
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#done;
    this.#around.ended();
    for (const waiter of this.#waiters.splice(0)) waiter();
  }

  /** Settles when the subscription has nothing to do. @returns how many events it had handled */
  async settled(): Promise<number> {
    const before = this.#handled;
    if (!this.#stop.signal.aborted && this.#around.history())
      await new Promise<void>((resolve) => {
        this.#waiters.push(resolve);
        // Looks once more even when it is waiting, so that the answer is about now.
        this.#behind = true;
        this.wake();
      });
    await this.#options.idle?.();
    return this.#handled - before;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const history = this.#around.history();
      if (history && this.#behind) await this.#catchUp(history);
      else if (this.#queue.length > 0) await this.#take(this.#queue.shift()!);
      else {
        if (history) for (const waiter of this.#waiters.splice(0)) waiter();
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#wake = null;
      }
    }
  }

  /** Reads what is stored after this position; what is published meanwhile waits in the queue. */
  async #catchUp(history: EventHistory): Promise<void> {
    this.#behind = false;
    try {
      await this.#follow(history);
      // Read before the events: with a filter by type, the last event says less than this.
      const upTo = await history.head();
      for (;;) {
        const events = await history.read({
          ...{ after: this.#position, upTo },
          ...(this.#options.types ? { types: this.#options.types } : {}),
          limit: pageSize,
        });
        for (const event of events) {
          await this.#deliver(event);
          if (this.#stop.signal.aborted) return;
        }
        if (events.length < pageSize) break;
      }
      this.#position = Math.max(this.#position, upTo);
    } catch (error) {
      this.#behind = true;
      this.#around.log.warn({ err: error, ...this.#name }, 'bus: the history does not answer');
      await this.#pause(retryMs.most);
    }
  }

  async #follow(history: EventHistory): Promise<void> {
    if (this.#epoch === history.epoch) return;
    const known = this.#epoch;
    this.#position = (await this.#options.onEpoch?.(history.epoch)) ?? (known ? 0 : this.#position);
    this.#epoch = history.epoch;
  }

  /** An event that was published: the next one, an old one, or one behind a hole. */
  async #take(event: PublishedEvent): Promise<void> {
    if (event.epoch !== this.#epoch) this.#behind = true;
    else if (event.position <= this.#position) return;
    else if (event.position === this.#position + 1) await this.#deliver(event);
    else this.#behind = true;
    if (this.#behind) this.#queue = [];
  }

  async #deliver(event: PublishedEvent): Promise<void> {
    if (!this.#types || this.#types.has(event.type)) {
      if (!(await this.#handle(event))) return;
      this.#handled += 1;
    }
    this.#position = Math.max(this.#position, event.position);
  }

  /** @returns false when the subscription ended before the handler took the event */
  async #handle(event: PublishedEvent): Promise<boolean> {
    for (let pause = retryMs.first; ; pause = Math.min(pause * 2, retryMs.most)) {
      try {
        await this.#handler(event);
        return true;
      } catch (error) {
        const facts = { err: error, ...this.#name, event: event.id, type: event.type };
        this.#around.log.warn(facts, 'bus: a consumer refused an event');
      }
      await this.#pause(pause);
      if (this.#stop.signal.aborted) return false;
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
  }

  get #name() {
    return { consumer: this.#options.consumer, domain: this.domain };
  }
}
