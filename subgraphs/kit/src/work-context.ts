import type { EntityManager } from '@mikro-orm/sql';
import type { Clock } from './clock.ts';

/** The part of a request's or reaction's context that writing needs. `Context` has it all. */
export interface WorkContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly caller: { readonly kind: string; readonly subjectId: string; readonly name: string };
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly address: string | null;
  /** Forgets what was read before a write. */
  renew?(): void;
}
