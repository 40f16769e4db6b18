import type { LiveKeys } from './live-keys.ts';

/** Who caused an event; the name as it was then. */
export interface EventActor {
  readonly kind: string;
  readonly subjectId: string;
  readonly name: string;
}

/** An event as consumers get it: at least once, in position order per domain. */
export interface PublishedEvent<Payload = Record<string, unknown>> {
  /** ULID of the outbox row; the same at every repeat. */
  readonly id: string;
  readonly domain: string;
  /** Life of the domain's database; another one begins when a backup is restored. */
  readonly epoch: string;
  /** Dense, from 1. */
  readonly position: number;
  readonly type: string;
  readonly version: number;
  /** Noun of the live definition (`workOrder`), else the class name. */
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** Version of the aggregate after the change; 0 when it has none. */
  readonly aggregateVersion: number;
  /** ISO 8601 instant, UTC. */
  readonly occurredAt: string;
  readonly actor: EventActor;
  readonly campusId: string | null;
  readonly departmentId: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly payload: Payload;
  /** Live keys as loaded; null for a new row. */
  readonly keysBefore: LiveKeys | null;
  /** Live keys after the change; null for a removed row. */
  readonly keysAfter: LiveKeys | null;
}

/** The stored events of a domain, for consumers that are behind. */
export interface EventHistory {
  readonly epoch: string;
  /** The last position given and committed; 0 before the first. */
  head(): Promise<number>;
  /** Events with `after < position <= upTo`, in order, at most `limit`. */
  read(query: {
    readonly after: number;
    readonly upTo?: number;
    readonly types?: readonly string[];
    readonly limit: number;
  }): Promise<PublishedEvent[]>;
  /** Numbers and publishes what is committed. @returns how many events that were */
  flush?(): Promise<number>;
}

export interface SubscribeOptions {
  /** Position after which to begin; 0 for everything kept. */
  readonly after: number;
  /** Names the consumer in logs, and shares its work among replicas where a bus supports that. */
  readonly consumer: string;
  /** Only these event types; all when left out. */
  readonly types?: readonly string[];
  /** Called when the subscription finds another epoch than `epoch`: answers where to begin in it. */
  readonly epoch?: string | null;
  readonly onEpoch?: (epoch: string) => number | Promise<number>;
  /** Settles when nothing taken earlier is still being worked on. */
  readonly idle?: () => Promise<void>;
}

export interface BusSubscription {
  /** Every event up to here was handled or is of another type. */
  readonly position: number;
  /** Ends after the event in hand. */
  stop(): Promise<void>;
}

/**
 * Carries events between domains. Delivery is at least once and in position order per domain; a
 * handler that throws gets the same event again after a pause.
 */
export interface Bus {
  publish(domain: string, events: readonly PublishedEvent[]): Promise<void>;
  subscribe(
    domain: string,
    options: SubscribeOptions,
    handler: (event: PublishedEvent) => Promise<void> | void,
  ): BusSubscription;
  /** Where events of a domain are read that are no longer in flight. */
  registerHistory(domain: string, history: EventHistory): void;
  /**
   * Settles when every consumer has handled everything committed before, including what that
   * caused. For tests and for seeding demo data.
   */
  settled(): Promise<void>;
}
