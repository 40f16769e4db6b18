import type { Context } from '@houqin/kit/context';
import { NotFound, ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { sealer } from '@houqin/kit/sealed';
import type { Tx } from '@houqin/kit/unit-of-work';
import { checkEndpoint } from './check-endpoint.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { waitingStates } from './webhook-delivery.lifecycle.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { managing, webhookScope } from './webhook-scope.ts';
import { newWebhookSecret } from './webhook-secret.ts';
import {
  WebhookSecret,
  type ChangeWebhookEndpointInput,
  type RotateWebhookSecretInput,
  type WebhookEndpointStepInput,
} from './webhook.inputs.ts';

type Step = 'pause' | 'resume' | 'remove';
const past: Readonly<Record<Step, string>> = {
  ...{ pause: 'paused', resume: 'resumed', remove: 'removed' },
};

/** Another address, other types: what waits goes there too. @throws NotFound, VersionConflict, ValidationFailed */
export function changeWebhookEndpoint(
  ctx: Context,
  input: ChangeWebhookEndpointInput,
): Promise<WebhookEndpoint> {
  const terms = checkEndpoint(ctx, input);
  return change(ctx, 'changeWebhookEndpoint', input, (tx, endpoint) => {
    const before = { url: endpoint.url, types: endpoint.types };
    Object.assign(endpoint, terms);
    audit(tx, endpoint, 'maintenance.webhook-endpoint.changed', { before, after: { ...terms } });
  });
}

/** Keeps what happens meanwhile, for as long as messages are kept. @throws NotFound, IllegalTransition */
export const pauseWebhookEndpoint = (ctx: Context, input: WebhookEndpointStepInput) =>
  step(ctx, 'pauseWebhookEndpoint', 'pause', input);

/** Sends what waits, at once. @throws NotFound, IllegalTransition */
export const resumeWebhookEndpoint = (ctx: Context, input: WebhookEndpointStepInput) =>
  step(ctx, 'resumeWebhookEndpoint', 'resume', input);

/** For good: its secrets are gone, what waited is dead. @throws NotFound, IllegalTransition */
export const removeWebhookEndpoint = (ctx: Context, input: WebhookEndpointStepInput) =>
  step(ctx, 'removeWebhookEndpoint', 'remove', input);

/**
 * A new secret, told here and never again; the one before signs along for `overlapHours`.
 * @throws NotFound, ValidationFailed
 */
export async function rotateWebhookSecret(
  ctx: Context,
  input: RotateWebhookSecretInput,
): Promise<WebhookSecret> {
  const { overlapHours } = input;
  if (!(overlapHours >= 0 && overlapHours <= 168))
    throw new ValidationFailed('overlapHours', 'out-of-range', { min: 0, max: 168 });
  const box = await sealer(ctx);
  let told: string | null = null;
  const endpoint = await change(ctx, 'rotateWebhookSecret', input, (tx, locked) => {
    const now = ctx.clock.now();
    const until = overlapHours > 0 ? new Date(now.getTime() + overlapHours * 3_600_000) : null;
    const secret = newWebhookSecret();
    locked.renewSecret(box.seal(locked.id, secret), now, until);
    audit(tx, locked, 'maintenance.webhook-endpoint.secret-rotated', { after: { overlapHours } });
    told = secret;
  });
  return Object.assign(new WebhookSecret(), { endpoint, secret: told });
}

function step(ctx: Context, name: string, verb: Step, input: WebhookEndpointStepInput) {
  return change(ctx, name, input, async (tx, endpoint) => {
    endpoint[verb]();
    audit(tx, endpoint, `maintenance.webhook-endpoint.${past[verb]}`);
    const waiting = { endpointId: endpoint.id, state: { $in: [...waitingStates] } };
    if (verb === 'remove') {
      const dead = { state: 'DEAD', nextAt: null, lastError: 'ENDPOINT_DISABLED' } as const;
      await tx.nativeUpdate(WebhookDelivery, waiting, dead);
    }
    // Whatever was waiting for its pause to pass: the receiver is there again.
    if (verb === 'resume')
      await tx.nativeUpdate(WebhookDelivery, waiting, { nextAt: ctx.clock.now() });
  });
}

/** One mutation of one endpoint of the caller's; one that was removed is an absent one. */
function change(
  ctx: Context,
  name: string,
  input: { readonly id: string; readonly expectedVersion?: number | null },
  work: (tx: Tx, endpoint: WebhookEndpoint) => Promise<void> | void,
): Promise<WebhookEndpoint> {
  return mutate(ctx, { name, input }, WebhookEndpoint, async (tx) => {
    const endpoint = await lockEndpoint(ctx, tx, input.id, input.expectedVersion);
    await work(tx, endpoint);
    endpoint.updatedAt = ctx.clock.now();
    endpoint.updatedBy = ctx.caller.subjectId;
    return endpoint;
  });
}

/** @throws NotFound also for one that was removed, VersionConflict */
export async function lockEndpoint(
  ctx: Context,
  tx: Tx,
  id: string,
  expectedVersion?: number | null,
): Promise<WebhookEndpoint> {
  const rule = [managing, webhookScope, expectedVersion] as const;
  const endpoint = await lockInScope(ctx, tx, WebhookEndpoint, id, ...rule);
  if (endpoint.state === 'REMOVED') throw new NotFound('WebhookEndpoint', id);
  return endpoint;
}
