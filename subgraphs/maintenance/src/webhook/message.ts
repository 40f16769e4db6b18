import { wireType, type WebhookEventType } from './webhook-event-type.ts';

/**
 * What a message says of its row. It is thin on purpose: what else there is to know is read over the
 * contract, which judges at that moment what the organisation may see.
 */
export interface MessageData {
  readonly id: string;
  readonly number: string;
  /** Null when it was withdrawn: what becomes of it there is not told. */
  readonly state: string | null;
  /** Grows with each change: of two messages about a row the greater one is newer. */
  readonly version: number;
  readonly contractNumber: string | null;
}

/** The body of a message, in the form Standard Webhooks advises. */
export const messageBody = (type: WebhookEventType, at: Date, data: MessageData | object): string =>
  JSON.stringify({ type: wireType[type], timestamp: at.toISOString(), data });
