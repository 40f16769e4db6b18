import type {
  Bus,
  BusSubscription,
  EventHistory,
  PublishedEvent,
  SubscribeOptions,
} from './bus.ts';
import { outsideTransaction } from './guard.ts';
import { InProcessSubscription } from './in-process-subscription.ts';
import type { WarnLog } from './warn-log.ts';

/**
 * The bus of one process. It stores nothing: a subscription that is behind, or finds a hole, reads
 * the producer's outbox, so that at-least-once holds across restarts of the process.
 */
export class InProcessBus implements Bus {
  readonly #log: WarnLog;
  readonly #histories = new Map<string, EventHistory>();
  readonly #subscriptions = new Set<InProcessSubscription>();

  constructor(log: WarnLog) {
    this.#log = log;
  }

  publish(domain: string, events: readonly PublishedEvent[]): Promise<void> {
    for (const subscription of this.#subscriptions)
      if (subscription.domain === domain) subscription.push(events);
    return Promise.resolve();
  }

  subscribe(
    domain: string,
    options: SubscribeOptions,
    handler: (event: PublishedEvent) => Promise<void> | void,
  ): BusSubscription {
    const subscription = new InProcessSubscription(domain, options, handler, {
      log: this.#log,
      history: () => this.#histories.get(domain),
      ended: () => this.#subscriptions.delete(subscription),
    });
    this.#subscriptions.add(subscription);
    outsideTransaction(() => subscription.start());
    return subscription;
  }

  /** The newest history of a domain counts: a domain may be started again in one process. */
  registerHistory(domain: string, history: EventHistory): void {
    this.#histories.set(domain, history);
    for (const subscription of this.#subscriptions)
      if (subscription.domain === domain) subscription.wake();
  }

  async settled(): Promise<void> {
    for (;;) {
      let moved = 0;
      for (const history of this.#histories.values()) moved += (await history.flush?.()) ?? 0;
      for (const subscription of this.#subscriptions) moved += await subscription.settled();
      // A round without movement: nothing was waiting, so nothing can have caused more.
      if (moved === 0) return;
    }
  }
}
