import { ConnectionException } from '@mikro-orm/core';
import type { Bus, BusSubscription, PublishedEvent } from './bus.ts';
import type { Context } from './context.ts';
import { enterInbox, isHeldBack, park, readPlace, unpark, writePlace } from './inbox.ts';
import type { Reaction } from './reaction.ts';
import { RetryQueue } from './retry-queue.ts';
import { transact, type Tx } from './unit-of-work.ts';
import type { WarnLog } from './warn-log.ts';

export interface ConsumerOptions {
  /** Domain whose events are taken; also the consumer's name in the inbox. */
  readonly from: string;
  readonly reactions: readonly Reaction[];
  readonly bus: Bus;
  readonly log: WarnLog;
  /** A context of the system for one event: its correlation, caused by it. */
  context(event: { id: string | null; correlationId: string }): Context;
  /** Pauses between attempts, in ms; their number + 1 is how often an event is tried. */
  readonly pausesMs?: readonly number[];
  /** Told of every event set aside: the operators' alarm. */
  onParked?(event: PublishedEvent, error: string): void;
}

// Five attempts within about 4 s: long enough for a deadlock or a restart of the database.
const defaultPausesMs = [50, 250, 1000, 2500];

/** So many events that concern nobody may pass before the place is noted: read again on a start. */
const passedBeforeNote = 500;

/**
 * Takes the events of one other domain into this one: each takes effect once, in order per
 * aggregate. An event that keeps failing is parked, and later ones of its aggregate behind it; the
 * other aggregates go on, also while it is being tried again.
 */
export class Consumer {
  readonly from: string;
  readonly #options: ConsumerOptions;
  readonly #byType = new Map<string, Reaction[]>();
  readonly #retries: RetryQueue;
  #subscription: BusSubscription | null = null;
  #epoch = '';
  /** Events that concerned nobody since the place was last noted. */
  #passed = 0;
  /** One transaction at a time: the flow and the retries take turns. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ConsumerOptions) {
    this.from = options.from;
    this.#options = options;
    for (const reaction of options.reactions) {
      const others = this.#byType.get(reaction.on);
      if (others) others.push(reaction);
      else this.#byType.set(reaction.on, [reaction]);
    }
    this.#retries = new RetryQueue({
      pausesMs: options.pausesMs ?? defaultPausesMs,
      attempt: (event, attempt, last) => this.#attempt(event, attempt, last),
    });
  }

  async start(): Promise<void> {
    const ctx = this.#options.context({ id: null, correlationId: `consumer:${this.from}` });
    const place = await readPlace(ctx.em, this.from);
    this.#epoch = place?.epoch ?? '';
    this.#subscription = this.#options.bus.subscribe(
      this.from,
      {
        consumer: ctx.runtime.name,
        after: place?.position ?? 0,
        epoch: place?.epoch ?? null,
        types: [...this.#byType.keys()],
        onEpoch: (epoch) => this.#beginEpoch(epoch),
        idle: () => this.#retries.idle(),
      },
      (event) => this.#take(event),
    );
  }

  async stop(): Promise<void> {
    // First the retries, so that an event waiting for one does not hold up the flow's end.
    await Promise.all([this.#retries.stop(), this.#subscription?.stop()]);
    await this.#turn;
  }

  /**
   * Tries parked events of one aggregate again, oldest first, until one fails.
   * @returns how many took effect
   */
  replay(parked: readonly PublishedEvent[]): Promise<number> {
    return this.#inTurn(async () => {
      let done = 0;
      for (const event of parked) {
        await this.#handle(event, { fromParked: true });
        done += 1;
      }
      return done;
    });
  }

  /** Called by the bus, in position order; the next event comes when this settles. */
  async #take(event: PublishedEvent): Promise<void> {
    if (!this.#concerns(event) && (this.#passed += 1) < passedBeforeNote) return;
    if (this.#retries.hold(event)) return;
    const done = await this.#attempt(event, 1, false);
    if (!done) this.#retries.add(event);
  }

  #concerns(event: PublishedEvent): boolean {
    const reactions = this.#byType.get(event.type) ?? [];
    return reactions.some((reaction) => reaction.concerns?.(event) ?? true);
  }

  /** @returns whether the event is settled: handled, dropped as a repeat, or parked */
  async #attempt(event: PublishedEvent, attempt: number, last: boolean): Promise<boolean> {
    try {
      await this.#inTurn(() => this.#handle(event, { fromParked: false }));
      return true;
    } catch (error) {
      const facts = { err: error, event: event.id, type: event.type, from: this.from, attempt };
      this.#options.log.warn(facts, 'a reaction failed');
      // Without a database nothing can be parked; the event waits as long as that takes.
      if (!last || error instanceof ConnectionException) return false;
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      await this.#inTurn(() => this.#park(event, text, attempt));
      return true;
    }
  }

  async #handle(event: PublishedEvent, { fromParked }: { fromParked: boolean }): Promise<void> {
    const ctx = this.#contextOf(event);
    const held = await transact(ctx, async (tx) => {
      await this.#advance(tx, event);
      if (!fromParked && (await isHeldBack(tx, this.from, event))) {
        await park(tx, this.from, event, { error: 'held back', attempts: 0 });
        return true;
      }
      if (fromParked) await unpark(tx, this.from, event);
      if (!(await enterInbox(tx, this.from, event))) return false;
      for (const reaction of this.#byType.get(event.type) ?? [])
        if (reaction.concerns?.(event) ?? true) await reaction.handle(ctx, tx, event);
      return false;
    });
    if (held) this.#options.onParked?.(event, 'held back');
  }

  async #park(event: PublishedEvent, error: string, attempts: number): Promise<void> {
    await transact(this.#contextOf(event), async (tx) => {
      await this.#advance(tx, event);
      await park(tx, this.from, event, { error, attempts });
    });
    const facts = { event: event.id, type: event.type, from: this.from, attempts };
    this.#options.log.error(facts, `event parked: ${error}`);
    this.#options.onParked?.(event, error);
  }

  /** After a crash the flow continues behind the oldest event that still waits for a retry. */
  async #advance(tx: Tx, event: PublishedEvent): Promise<void> {
    const oldest = this.#retries.oldest(event);
    const position = oldest === null ? event.position : Math.min(event.position, oldest - 1);
    this.#passed = 0;
    await writePlace(tx, this.from, { epoch: event.epoch, position });
  }

  async #beginEpoch(epoch: string): Promise<number> {
    if (epoch === this.#epoch) return this.#subscription?.position ?? 0;
    if (this.#epoch)
      this.#options.log.warn({ from: this.from, epoch }, 'the producer was restored: reading anew');
    this.#epoch = epoch;
    // The inbox still knows what was handled before, so only what is new takes effect.
    return 0;
  }

  #contextOf(event: PublishedEvent): Context {
    return this.#options.context({ id: event.id, correlationId: event.correlationId });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
