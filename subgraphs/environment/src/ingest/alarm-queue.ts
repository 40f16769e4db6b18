import { DriverException } from '@mikro-orm/core';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { applyTransition, type ProcessChange } from '../alarm/apply-transition.ts';
import { persistently } from './persistently.ts';

/** A change that fails for another reason than the database is tried so often, then logged. */
const attempts = 4;

/**
 * Makes changes of the process durable, at once and in their order per point; points do not wait
 * for each other.
 */
export class AlarmQueue {
  readonly #runtime: SubgraphRuntime;
  readonly #signal: AbortSignal;
  readonly #last = new Map<string, Promise<void>>();

  constructor(runtime: SubgraphRuntime, signal: AbortSignal) {
    this.#runtime = runtime;
    this.#signal = signal;
  }

  /** Settles when the change is committed. Rejects only when the domain is stopped before. */
  push(change: ProcessChange): Promise<void> {
    const { pointId } = change;
    const before = this.#last.get(pointId) ?? Promise.resolve();
    const done = before.then(() => this.#apply(change));
    const tail = done.catch(() => undefined);
    this.#last.set(pointId, tail);
    void tail.then(() => {
      if (this.#last.get(pointId) === tail) this.#last.delete(pointId);
    });
    return done;
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  async #apply(change: ProcessChange): Promise<void> {
    const { log } = this.#runtime.process;
    try {
      await persistently(
        'alarm change',
        () => applyTransition(this.#runtime.systemContext(), change),
        {
          log,
          signal: this.#signal,
          hopeless: (error, attempt) => !(error instanceof DriverException) && attempt >= attempts,
        },
      );
    } catch (error) {
      if (this.#signal.aborted) throw error;
      // A mistake of ours must not hold up every later reading of the hospital.
      log.error({ err: error, change: change.transition, pointId: change.pointId }, 'alarm lost');
    }
  }
}
