import { ConnectionException } from '@mikro-orm/core';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { transact } from '@houqin/kit/unit-of-work';
import { writeDeadLetters, type RefusedDelivery } from '../dead-letter/write-dead-letters.ts';
import { writeEvaluationStates } from '../evaluation/evaluation-state.ts';
import type { PointState } from '../evaluation/point-evaluation.ts';
import { readingKey, type ReadingStore } from '../telemetry/reading-store.ts';
import type { StoredReading } from '../telemetry/stored-reading.ts';
import { persistently } from './persistently.ts';

/** What one delivery leaves to be written. */
export interface Delivery {
  readonly readings: readonly StoredReading[];
  readonly refused: readonly RefusedDelivery[];
  /** Evaluation states that changed without an alarm, by point. */
  readonly states: ReadonlyMap<string, PointState>;
  /** Alarm changes of these readings: committed before the readings are. */
  readonly alarms: readonly Promise<void>[];
}

interface Waiting extends Delivery {
  readonly resolve: (fresh: boolean[]) => void;
  readonly reject: (error: unknown) => void;
}

const windowMs = 20; // short beside an acknowledgement's way, long enough to share a commit
const rowsAtOnce = 250;
/** Rows waiting at most; beyond it deliverers wait, and so in the end the devices. */
const rowsWaiting = 50_000;

/**
 * Writes deliveries in batches, one commit for all that came in 20 ms. The order within a batch
 * makes a crash harmless at any point: alarms, then evaluation states, then readings, then the
 * acknowledgements; what was not acknowledged comes again and changes nothing twice.
 */
export class BatchWriter {
  readonly #runtime: SubgraphRuntime;
  readonly #store: ReadingStore;
  readonly #signal: AbortSignal;
  #waiting: Waiting[] = [];
  #rows = 0;
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> | null = null;
  #room: (() => void)[] = [];

  constructor(runtime: SubgraphRuntime, store: ReadingStore, signal: AbortSignal) {
    this.#runtime = runtime;
    this.#store = store;
    this.#signal = signal;
  }

  /**
   * Settles when everything of the delivery is durable; for each reading whether it was new.
   * @throws Stopping
   */
  write(delivery: Delivery): Promise<boolean[]> {
    this.#rows += weight(delivery);
    const written = new Promise<boolean[]>((resolve, reject) => {
      this.#waiting.push({ ...delivery, resolve, reject });
    });
    this.#schedule();
    return written;
  }

  /** Settles when there is room for more. */
  async room(): Promise<void> {
    while (this.#rows > rowsWaiting && !this.#signal.aborted)
      await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  async idle(): Promise<void> {
    while (this.#flushing || this.#waiting.length > 0) {
      if (!this.#flushing) this.#begin();
      await this.#flushing;
    }
  }

  #schedule(): void {
    if (this.#flushing) return;
    if (this.#rows >= rowsAtOnce) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), windowMs);
  }

  #begin(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#flushing || this.#waiting.length === 0) return;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#flushing = this.#flush(batch).finally(() => {
      this.#rows -= batch.reduce((sum, one) => sum + weight(one), 0);
      for (const resolve of this.#room.splice(0)) resolve();
      this.#flushing = null;
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  async #flush(batch: readonly Waiting[]): Promise<void> {
    try {
      await Promise.all(batch.flatMap(({ alarms }) => alarms));
      await this.#writeStates(batch);
      const fresh = await this.#writeReadings(batch.flatMap(({ readings }) => readings));
      const refused = batch.flatMap((one) => one.refused);
      if (refused.length > 0) await this.#writeRefused(refused);
      // Of two deliveries of the same reading in one batch the first was the new one.
      for (const one of batch)
        one.resolve(one.readings.map((reading) => fresh.delete(readingKey(reading))));
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }

  async #writeStates(batch: readonly Waiting[]): Promise<void> {
    const states = new Map(batch.flatMap((one) => [...one.states]));
    if (states.size === 0) return;
    const rows = [...states].map(([pointId, state]) => ({ pointId, state }));
    const ctx = this.#runtime.systemContext();
    await this.#try('evaluation states', () =>
      transact(ctx, (tx) => writeEvaluationStates(tx, rows)),
    );
  }

  async #writeReadings(readings: readonly StoredReading[]): Promise<Set<string>> {
    if (readings.length === 0) return new Set();
    return this.#try('readings', () => this.#store.append(readings));
  }

  /** Evidence of what was refused; what cannot be written of it must not hold up readings. */
  async #writeRefused(refused: readonly RefusedDelivery[]): Promise<void> {
    const { log } = this.#runtime.process;
    try {
      await persistently('dead letters', () => writeDeadLetters(this.#runtime.orm.em, refused), {
        log,
        signal: this.#signal,
        hopeless: (error, attempt) => !(error instanceof ConnectionException) && attempt >= 3,
      });
    } catch (error) {
      if (this.#signal.aborted) throw error;
      log.error({ err: error, count: refused.length }, 'dead letters lost');
    }
  }

  #try<T>(what: string, work: () => Promise<T>): Promise<T> {
    return persistently(what, work, { log: this.#runtime.process.log, signal: this.#signal });
  }
}

const weight = ({ readings, refused }: Delivery) => readings.length + refused.length + 1;
