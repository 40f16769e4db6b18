import type { ScopeColumns } from '@houqin/kit/scope';
import type { WebhookDelivery } from './webhook-delivery.entity.ts';
import type { WebhookEndpoint } from './webhook-endpoint.entity.ts';

/** Reading endpoints and deliveries. */
export const reading = 'webhook:read';
/** Making and changing them; an organisation does that for itself. */
export const managing = 'webhook:manage';

/** An organisation's own, as long as it has people or programs here. */
export const webhookScope = {
  contract: 'partyId',
} as const satisfies ScopeColumns<WebhookEndpoint | WebhookDelivery>;
