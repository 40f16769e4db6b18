import type { Sealer } from '@houqin/kit/sealed';
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookEndpoint } from './webhook-endpoint.entity.ts';

/** 256 bits, as Standard Webhooks writes them. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** What is signed: the body to the letter, under its id, at the time of this try. */
export interface Signed {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** The three headers of Standard Webhooks; during a change-over both secrets sign. */
export function signatureHeaders(
  { unseal }: Sealer,
  endpoint: WebhookEndpoint,
  { id, at, body }: Signed,
): Record<string, string> {
  const { sealedPrevious, previousUntil } = endpoint;
  const both = sealedPrevious !== null && previousUntil !== null && previousUntil > at;
  const sealed = [endpoint.sealedSecret, both ? sealedPrevious : null];
  const signatures = sealed.flatMap((one) =>
    one === null ? [] : [new Webhook(unseal(endpoint.id, one)).sign(id, at, body)],
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
