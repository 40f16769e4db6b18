import type { PublishedEvent } from './bus.ts';
import { CursorExpired, DependencyDown } from './errors.ts';
import { decodeCursor, encodeCursor } from './live-cursor.ts';

/** The stored events of one domain, positions dense from 1. */
export interface FeedHistory {
  readonly epoch: string;
  /** The last position given and committed; 0 before the first. */
  head(): Promise<number>;
  /** All events after this position are still kept; 0 while nothing was ever removed. */
  floor(): Promise<number>;
  /** Events of one aggregate type with `after < position <= upTo`, in order, at most `limit`. */
  read(query: {
    readonly after: number;
    readonly upTo: number;
    readonly aggregateType: string;
    readonly limit: number;
  }): Promise<PublishedEvent[]>;
}

export interface FeedPage {
  readonly events: readonly PublishedEvent[];
  /** Every event of the type up to here has been handed over. */
  readonly upTo: number;
}

/** Events kept in memory for readers that keep up; those that do not read the outbox. */
const ringSize = 1024;
/** Rows a catching-up reader holds at a time. */
const pageSize = 200;

/**
 * The live flow of one domain in one process. A reader is no more than its position: it is handed
 * the next event from a ring of recent ones, or from the outbox when the ring no longer has it. So
 * a slow reader costs no memory, and since positions are dense none can be missed or come twice.
 */
export class LiveFeed {
  readonly domain: string;
  readonly #history: FeedHistory;
  #ring: PublishedEvent[] = [];
  /** Position of the newest event heard. */
  #head = 0;
  readonly #waiting = new Set<() => void>();
  #closed = false;

  constructor(domain: string, history: FeedHistory, options: { ring?: number } = {}) {
    this.domain = domain;
    this.#history = history;
    this.ringSize = options.ring ?? ringSize;
  }

  private readonly ringSize: number;

  /** Tells the feed where the flow stands; the bus is heard from there on. */
  async open(): Promise<number> {
    this.#head = await this.#history.head();
    return this.#head;
  }

  /** Takes an event from the bus: again is ignored; a hole sends readers to the outbox. */
  push(event: PublishedEvent): void {
    if (event.epoch !== this.#history.epoch || event.position <= this.#head) return;
    if (event.position !== this.#head + 1) this.#ring = [];
    this.#ring.push(event);
    if (this.#ring.length > this.ringSize * 2) this.#ring = this.#ring.slice(-this.ringSize);
    this.#head = event.position;
    this.wake();
  }

  /** The process leaves: readers end, and go on elsewhere by their cursors. */
  close(): void {
    this.#closed = true;
    this.wake();
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @throws DependencyDown after `close` */
  checkOpen(): void {
    if (this.#closed) throw new DependencyDown(this.domain);
  }

  wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Calls `wake` once, at the next event. Answers how to take that back. */
  whenMore(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  /** The newest committed place, for `liveCursor`. */
  async cursor(): Promise<string> {
    return this.cursorAt(await this.#history.head());
  }

  cursorAt(position: number): string {
    return encodeCursor({ domain: this.domain, epoch: this.#history.epoch, position });
  }

  /** Where a subscriber begins: after its cursor, or now. @throws CursorExpired, ValidationFailed */
  async begin(after: string | null | undefined): Promise<{ position: number; head: number }> {
    const head = await this.#history.head();
    if (after === null || after === undefined) return { position: head, head };
    const position = decodeCursor(after, this.domain, this.#history.epoch);
    // From the future: the numbering was set back without a new epoch.
    if (position > head) throw new CursorExpired();
    await this.#checkFloor(position);
    return { position, head };
  }

  /** The event after `position` if at hand; 'wait' if it has not come; 'behind' if it is stored. */
  next(position: number): PublishedEvent | 'wait' | 'behind' {
    if (position >= this.#head) return 'wait';
    const first = this.#ring[0]?.position ?? this.#head + 1;
    return position + 1 < first ? 'behind' : (this.#ring[position + 1 - first] ?? 'behind');
  }

  /** Reads stored events after `position`. @throws CursorExpired when some were removed meanwhile */
  async read(position: number, aggregateType: string): Promise<FeedPage> {
    const head = this.#head;
    const events = await this.#history.read({
      ...{ after: position, upTo: head, aggregateType },
      limit: pageSize,
    });
    await this.#checkFloor(position);
    const full = events.length >= pageSize;
    return { events, upTo: full ? (events.at(-1)?.position ?? head) : head };
  }

  async #checkFloor(position: number): Promise<void> {
    if (position < (await this.#history.floor())) throw new CursorExpired();
  }
}
