import type { EntityManager } from '@mikro-orm/sql';
import type { Access, CallerKind } from './access.ts';
import type { Clock } from './clock.ts';
import type { DomainError } from './errors.ts';
import type { SubgraphRuntime } from './runtime.ts';

export type Locale = 'zh' | 'en';

/** Where a stream finds the newest token of its caller, so that it need not end with the first. */
export interface TokenRenewal {
  current(): string | null;
  /** Calls the listener when a newer token is there, until the answer is called. */
  onChange(listener: () => void): () => void;
}

/** What the transport knows about one operation. One object per operation: contexts hang on it. */
export interface RequestFacts {
  readonly token: string | null;
  readonly locale: Locale;
  /** Address of the client, for audit and rate limits. */
  readonly address: string | null;
  readonly correlationId: string | null;
  readonly cookies: ReadonlyMap<string, string>;
  /** Adds a Set-Cookie header to the answer; does nothing over WebSocket. */
  setCookie(header: string): void;
  readonly origin: 'http' | 'ws' | 'internal';
  readonly renewal?: TokenRenewal;
}

export interface Caller {
  readonly kind: CallerKind;
  readonly subjectId: string;
  readonly sessionId: string | null;
  readonly name: string;
  readonly access: Access;
  /** When the token ends; null for the system and for nobody. */
  readonly expiresAt?: Date | null;
}

/** What every resolver and use case receives. */
export interface Context {
  em: EntityManager;
  caller: Caller;
  readonly clock: Clock;
  readonly locale: Locale;
  readonly correlationId: string;
  /** The event that caused this work; null when a caller did. */
  readonly causationId: string | null;
  readonly address: string | null;
  readonly facts: RequestFacts | null;
  readonly runtime: SubgraphRuntime;
  /** Batches of this operation, by whatever key their owner chooses; see `reference.ts`. */
  readonly loaders: Map<unknown, unknown>;
  /** Why the token was refused, when it was: thrown by the first guarded field. */
  readonly refusal: DomainError | null;
  /** The same caller with a new entity manager and empty loaders: reads what is there now. */
  fresh(): Context;
  /** Empties this context in place: what was read before a write must not answer after it. */
  renew(): void;
}
