import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { audit } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { WebhookDelivery, type TryResult } from './webhook-delivery.entity.ts';
import { waitingStates, type WebhookFailure } from './webhook-delivery.lifecycle.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';

/** The receiver says that it is no more and never will be. */
const gone = 410;

/**
 * Notes how the claimed try ended, on the message and on its endpoint. Success counts even when the
 * claim has run out meanwhile; a failure then is another try's.
 */
export function noteTry(
  ctx: Context,
  { id, endpointId, attempts }: WebhookDelivery,
  result: TryResult,
): Promise<void> {
  return transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    // The endpoint first: the order in which everybody locks the two.
    const endpoint = await lock(tx, WebhookEndpoint, endpointId);
    const delivery = await lock(tx, WebhookDelivery, id);
    if (!waitingStates.includes(delivery.state)) return;
    if (result.failure !== null && delivery.attempts !== attempts) return;
    delivery.note(result, now);
    const changed =
      result.failure === null
        ? endpoint.noteSuccess()
        : endpoint.noteFailure(now, result.status === gone);
    if (!changed || endpoint.state !== 'DISABLED') return;
    if (waitingStates.includes(delivery.state)) delivery.giveUp(result.failure!);
    await disable(tx, endpoint);
  });
}

/** A message that is to be sent no more, for a reason that is not the receiver's. */
export function giveUpDelivery(ctx: Context, id: string, why: WebhookFailure): Promise<void> {
  return transact(ctx, async (tx) => {
    const delivery = await lock(tx, WebhookDelivery, id);
    if (waitingStates.includes(delivery.state)) delivery.giveUp(why);
  });
}

/** What still waited for it is dead: it can be sent again once the endpoint is resumed. */
async function disable(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
  audit(tx, endpoint, 'maintenance.webhook-endpoint.disabled', {
    after: { reason: endpoint.disabledReason },
  });
  await tx.flush();
  await tx.nativeUpdate(
    WebhookDelivery,
    { endpointId: endpoint.id, state: { $in: [...waitingStates] } },
    { state: 'DEAD', nextAt: null, lastError: 'ENDPOINT_DISABLED' },
  );
}
