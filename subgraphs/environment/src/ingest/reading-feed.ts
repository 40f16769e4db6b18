import type { QualityName } from '../telemetry/stored-reading.ts';

/** One value as live listeners get it. */
export interface LiveReading {
  readonly pointId: string;
  readonly at: Date;
  readonly value: number;
  readonly quality: QualityName;
}

/** A listener hears each point at most so often: people read no faster. */
const minimumMs = 1_000;

/**
 * Newest values to whoever watches them, in memory only: a value that was missed is replaced by the
 * next, so nothing is replayed and a slow listener holds one value per point.
 */
export class ReadingFeed {
  readonly #listeners = new Set<Listener>();

  publish(reading: LiveReading): void {
    for (const listener of this.#listeners) listener.offer(reading);
  }

  /** Listens to points; begin with what is known of them. End it with `stop`. */
  listen(pointIds: readonly string[], known: readonly LiveReading[]): Listener {
    const listener = new Listener(new Set(pointIds), () => this.#listeners.delete(listener));
    this.#listeners.add(listener);
    for (const reading of known) listener.offer(reading);
    return listener;
  }
}

export class Listener {
  readonly #pointIds: ReadonlySet<string>;
  readonly #ended: () => void;
  readonly #waiting = new Map<string, LiveReading>();
  readonly #sentAt = new Map<string, number>();
  #wake: (() => void) | null = null;
  #stopped = false;

  constructor(pointIds: ReadonlySet<string>, ended: () => void) {
    this.#pointIds = pointIds;
    this.#ended = ended;
  }

  offer(reading: LiveReading): void {
    if (!this.#pointIds.has(reading.pointId)) return;
    this.#waiting.set(reading.pointId, reading);
    this.#wake?.();
  }

  /** The next value that is due, or null after at most `timeoutMs` and once stopped. */
  async next(timeoutMs: number): Promise<LiveReading | null> {
    const end = performance.now() + timeoutMs;
    while (!this.#stopped) {
      const now = performance.now();
      const due = [...this.#waiting.keys()].find((id) => now >= this.#dueAt(id));
      if (due !== undefined) return this.#take(due, now);
      if (now >= end) return null;
      await this.#sleep(Math.min(end, ...[...this.#waiting.keys()].map((id) => this.#dueAt(id))));
    }
    return null;
  }

  stop(): void {
    this.#stopped = true;
    this.#wake?.();
    this.#ended();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  #dueAt(id: string): number {
    return (this.#sentAt.get(id) ?? -Infinity) + minimumMs;
  }

  #take(id: string, now: number): LiveReading | null {
    const reading = this.#waiting.get(id) ?? null;
    this.#waiting.delete(id);
    this.#sentAt.set(id, now);
    return reading;
  }

  async #sleep(until: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, Math.max(1, until - performance.now()));
    });
    clearTimeout(timer);
    this.#wake = null;
  }
}
