import type { PublishedEvent } from './bus.ts';
import type { Context } from './context.ts';
import type { Tx } from './tx-state.ts';

export interface Reaction<Payload = Record<string, unknown>> {
  /** Event type. */
  readonly on: string;
  /** Domain that publishes it. */
  readonly from: string;
  /**
   * Whether the event can have an effect at all, told from the event alone. Where it cannot, no
   * transaction is begun for it.
   */
  concerns?(event: PublishedEvent<Payload>): boolean;
  /**
   * Runs in one transaction with the note that the event was handled: its effect happens once. The
   * caller is the system; events it records are caused by `event`. It may run several times until
   * it succeeds, and must do nothing outside `tx`.
   */
  handle(ctx: Context, tx: Tx, event: PublishedEvent<Payload>): Promise<void>;
}

/** Declares what a domain does on an event of another (or of itself). One file each. */
export function defineReaction<Payload = Record<string, unknown>>(
  reaction: Reaction<Payload>,
): Reaction {
  return reaction as unknown as Reaction;
}
