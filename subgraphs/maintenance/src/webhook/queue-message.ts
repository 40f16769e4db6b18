import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { tellingStates } from './webhook-endpoint.lifecycle.ts';
import type { WebhookEventType } from './webhook-event-type.ts';

export interface Message {
  readonly type: WebhookEventType;
  readonly partyId: string;
  /** By which it may be told. */
  readonly contractId: string;
  /** What it tells of: the same row at the same version is told once. */
  readonly source: string;
  /** When it happened: an endpoint hears of nothing before it was there. */
  readonly at: Date;
  readonly body: string;
}

/** Puts a message in the queue of every endpoint of the organisation that wants to hear of it. */
export async function queueMessage(ctx: Context, tx: Tx, message: Message): Promise<void> {
  const { type, partyId, contractId, at, body } = message;
  const endpoints = await tx.find(WebhookEndpoint, {
    ...{ partyId, state: { $in: [...tellingStates] }, createdAt: { $lte: at } },
  });
  const wanted = endpoints.filter(({ types }) => types.includes(type));
  if (wanted.length === 0) return;
  const source = `${type}:${message.source}`;
  const endpointIds = wanted.map(({ id }) => id);
  const known = await tx.find(WebhookDelivery, { endpointId: { $in: endpointIds }, source });
  const told = new Set(known.map(({ endpointId }) => endpointId));
  const now = ctx.clock.now();
  for (const endpointId of endpointIds.filter((id) => !told.has(id)))
    tx.persist(
      Object.assign(new WebhookDelivery(), {
        ...{ endpointId, partyId, contractId, type, source, payload: body },
        ...{ nextAt: now, createdAt: now },
      } satisfies Partial<WebhookDelivery>),
    );
}
