import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { lock, lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { loadInScope } from '@houqin/kit/reference';
import { ulid } from '@houqin/kit/id';
import { lockEndpoint } from './change-webhook-endpoint.ts';
import { messageBody } from './message.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { managing, webhookScope } from './webhook-scope.ts';
import type {
  ReplayWebhookDeliveryInput,
  SendTestWebhookInput,
  WebhookEndpointStepInput,
} from './webhook.inputs.ts';

/** Sends a message of type `webhook.test`, also while the endpoint is given up or paused: it waits then. @throws NotFound */
export function sendTestWebhook(
  ctx: Context,
  input: SendTestWebhookInput,
): Promise<WebhookDelivery> {
  return mutate(ctx, { name: 'sendTestWebhook', input }, WebhookDelivery, async (tx) => {
    const { id: endpointId, partyId } = await lockEndpoint(ctx, tx, input.endpointId);
    const now = ctx.clock.now();
    const delivery = Object.assign(new WebhookDelivery(), {
      ...{ endpointId, partyId, type: 'TEST', source: `TEST:${ulid(now)}` },
      payload: messageBody('TEST', now, { endpointId }),
      ...{ nextAt: now, createdAt: now },
    } satisfies Partial<WebhookDelivery>);
    tx.persist(delivery);
    return delivery;
  });
}

/** Sends a message that is over once more, under the same id. @throws NotFound, IllegalTransition */
export async function replayWebhookDelivery(
  ctx: Context,
  input: ReplayWebhookDeliveryInput,
): Promise<WebhookDelivery> {
  const { id } = input;
  const rule = { permission: managing, scope: webhookScope };
  const known = await loadInScope(ctx, WebhookDelivery, id, rule);
  if (!known) throw new NotFound('WebhookDelivery', id);
  return mutate(ctx, { name: 'replayWebhookDelivery', input }, WebhookDelivery, async (tx) => {
    // One whose endpoint was removed has nowhere to go.
    const endpoint = await lock(tx, WebhookEndpoint, known.endpointId);
    if (endpoint.state === 'REMOVED') throw new NotFound('WebhookDelivery', id);
    const delivery = await lockInScope(ctx, tx, WebhookDelivery, id, managing, webhookScope);
    delivery.replay(ctx.clock.now());
    return delivery;
  });
}

/** Sends everything dead of an endpoint once more. @throws NotFound */
export function replayDeadWebhooks(
  ctx: Context,
  input: WebhookEndpointStepInput,
): Promise<WebhookEndpoint> {
  return mutate(ctx, { name: 'replayDeadWebhooks', input }, WebhookEndpoint, async (tx) => {
    const endpoint = await lockEndpoint(ctx, tx, input.id);
    const again = { state: 'PENDING', attempts: 0, nextAt: ctx.clock.now() } as const;
    await tx.nativeUpdate(WebhookDelivery, { endpointId: endpoint.id, state: 'DEAD' }, again);
    return endpoint;
  });
}
