import type { Context } from '@houqin/kit/context';
import { Forbidden } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { sealer } from '@houqin/kit/sealed';
import { WebhookLimitReached } from '../errors.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { managing } from './webhook-scope.ts';
import { newWebhookSecret } from './webhook-secret.ts';
import { WebhookSecret, type CreateWebhookEndpointInput } from './webhook.inputs.ts';

/** More than any system of a vendor needs; each is a copy of every message. */
const endpointsPerParty = 20;

/**
 * A new address that is told of what happens from now on. Its secret is told here and never again.
 * @throws ValidationFailed, WebhookLimitReached, Forbidden for who works for no organisation
 */
export async function createWebhookEndpoint(
  ctx: Context,
  input: CreateWebhookEndpointInput,
): Promise<WebhookSecret> {
  const { partyId } = ctx.caller.access;
  if (partyId === null) throw new Forbidden(managing);
  const terms = checkEndpoint(ctx, input);
  const box = await sealer(ctx);
  let told: string | null = null;
  const call = { name: 'createWebhookEndpoint', input };
  const endpoint = await mutate(ctx, call, WebhookEndpoint, async (tx) => {
    const there = await tx.count(WebhookEndpoint, { partyId, state: { $ne: 'REMOVED' } });
    if (there >= endpointsPerParty) throw new WebhookLimitReached(endpointsPerParty);
    const now = ctx.clock.now();
    const by = ctx.caller.subjectId;
    const made = Object.assign(new WebhookEndpoint(), {
      ...{ ...terms, partyId, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by },
    });
    const secret = newWebhookSecret();
    made.renewSecret(box.seal(made.id, secret), now, null);
    tx.persist(made);
    audit(tx, made, 'maintenance.webhook-endpoint.created', { after: { ...terms, partyId } });
    told = secret;
    return made;
  });
  return Object.assign(new WebhookSecret(), { endpoint, secret: told });
}
