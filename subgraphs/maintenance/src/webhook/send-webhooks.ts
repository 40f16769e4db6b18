import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '@houqin/kit/context';
import type { Job } from '@houqin/kit/schedule';
import { sealer } from '@houqin/kit/sealed';
import { rows, run } from '@houqin/kit/sql';
import { invoicingMs } from '../service-contract/contract-scope.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { noteTry, giveUpDelivery } from './note-try.ts';
import { postWebhook } from './post-webhook.ts';
import type { Resolve } from './public-address.ts';
import { signatureHeaders } from './webhook-secret.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { waitingStates } from './webhook-delivery.lifecycle.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { sendingStates } from './webhook-endpoint.lifecycle.ts';

/** Endpoints served at the same time; the others come in the next round. */
const endpointsAtOnce = 50;
/** No try is begun later in a round: it ends soon enough for the endpoints that wait for the next. */
const roundMs = 10_000;
/** A try that nobody noted by then was cut off by the end of its process; it is made again. */
export const claimMs = 60_000;

export interface SendOptions {
  /** In place of the system's resolver, for tests. */
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

/**
 * Sends what is due: endpoints side by side, the messages of one in turn. A try is claimed in the
 * database before it is made, so that no two processes make it; killed before it is noted, it is
 * made again under the same id.
 */
export async function sendDue(ctx: Context, options: SendOptions = {}): Promise<number> {
  const until = performance.now() + roundMs;
  const sent = await Promise.all(
    (await dueEndpoints(ctx)).map(async (endpointId) => {
      let tries = 0;
      while (performance.now() < until) {
        const more = await sendNext(ctx, endpointId, options);
        if (more === 'NONE') break;
        tries += 1;
        // Whoever does not answer is not pressed: the rest waits for the next round.
        if (more === 'FAILED') break;
        await pause(0);
      }
      return tries;
    }),
  );
  return sent.reduce((sum, tries) => sum + tries, 0);
}

async function dueEndpoints(ctx: Context): Promise<string[]> {
  const found = await rows(
    ctx.em.fork(),
    `select d.endpoint_id as id, min(d.next_at) as first_at from webhook_delivery d
     join webhook_endpoint e on e.id = d.endpoint_id
     where d.state in ('${waitingStates.join("', '")}') and d.next_at <= ?
       and e.state in ('${sendingStates.join("', '")}')
     group by d.endpoint_id order by first_at limit ${endpointsAtOnce}`,
    [ctx.clock.now()],
  );
  return found.map(({ id }) => String(id));
}

async function sendNext(
  ctx: Context,
  endpointId: string,
  options: SendOptions,
): Promise<'NONE' | 'SENT' | 'FAILED'> {
  // Read anew before each: it may have been paused, changed or given a new secret.
  const em = ctx.em.fork();
  const endpoint = await em.findOne(WebhookEndpoint, endpointId);
  if (!endpoint || !sendingStates.includes(endpoint.state)) return 'NONE';
  const now = ctx.clock.now();
  const delivery = await em.findOne(
    WebhookDelivery,
    { endpointId, state: { $in: [...waitingStates] }, nextAt: { $lte: now } },
    { orderBy: { nextAt: 'asc', id: 'asc' } },
  );
  if (!delivery) return 'NONE';
  if (!(await claim(ctx, delivery, now))) return 'SENT';
  if (!(await mayBeTold(ctx, delivery))) {
    await giveUpDelivery(ctx, delivery.id, 'CONTRACT_ENDED');
    return 'SENT';
  }
  const { id, payload: body } = delivery;
  const result = await postWebhook({
    ...{ url: endpoint.url, body, ...options },
    headers: signatureHeaders(await sealer(ctx), endpoint, { id, at: now, body }),
    allowPrivate: ctx.runtime.process.settings.webhookPrivate === true,
  });
  await noteTry(ctx, delivery, result);
  return result.failure === null ? 'SENT' : 'FAILED';
}

/** Takes the try for this process. @returns false when another one was faster */
async function claim(ctx: Context, delivery: WebhookDelivery, now: Date): Promise<boolean> {
  const taken = await run(
    ctx.em.fork(),
    `update webhook_delivery set next_at = ?, last_at = ?, attempts = attempts + 1
     where id = ? and next_at = ? and attempts = ? and state in ('${waitingStates.join("', '")}')`,
    [
      ...[new Date(now.getTime() + claimMs), now],
      ...[delivery.id, delivery.nextAt, delivery.attempts],
    ],
  );
  delivery.attempts += 1;
  return taken === 1;
}

/** Judged again when it is sent: a contract may have ended while a message waited. */
async function mayBeTold(ctx: Context, { contractId }: WebhookDelivery): Promise<boolean> {
  if (contractId === null) return true;
  const contract = await ctx.em.fork().findOne(ServiceContract, contractId);
  return contract !== null && contract.endsAt.getTime() + invoicingMs > ctx.clock.now().getTime();
}

/** Looked for every 2 s, by one process of the domain. */
export const sendWebhooks: Job = {
  name: 'send-webhooks',
  when: { everySeconds: 2 },
  async run(ctx) {
    await sendDue(ctx);
  },
};
