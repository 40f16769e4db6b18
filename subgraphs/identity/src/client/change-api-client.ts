import type { Context } from '@houqin/kit/context';
import { NotFound, ValidationFailed, VersionConflict } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { loadInScope } from '@houqin/kit/reference';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { revokeSessions } from '../session/revoke-sessions.ts';
import { apiClientScope } from './api-client-scope.ts';
import { ApiClient } from './api-client.entity.ts';
import {
  ApiClientSecret,
  type ApiClientStepInput,
  type RotateApiClientSecretInput,
} from './api-client.inputs.ts';
import { makeSecret } from './make-secret.ts';

/** Whose programs get new secrets: an organisation's people for their own. */
export const rotating = 'api-client:rotate';
export const managing = 'api-client:manage';

/**
 * Gives a program a new secret; the one before counts `overlapHours` longer. Its sessions end with
 * their tokens, unless the secret leaked: then at once.
 * @throws NotFound, ValidationFailed, VersionConflict when somebody else rotates it too
 */
export async function rotateApiClientSecret(
  ctx: Context,
  input: RotateApiClientSecretInput,
): Promise<ApiClientSecret> {
  const { id, overlapHours } = input;
  if (!(overlapHours >= 0 && overlapHours <= 168))
    throw new ValidationFailed('overlapHours', 'out-of-range', { min: 0, max: 168 });
  const rule = { permission: rotating, scope: apiClientScope };
  const known = await loadInScope(ctx, ApiClient, id, rule);
  if (!known) throw new NotFound('ApiClient', id);
  const { secret, hash } = await makeSecret(known.secretGeneration + 1);
  let told: string | null = null;
  const call = { name: 'rotateApiClientSecret', input };
  const client = await mutate(ctx, call, ApiClient, async (tx) => {
    const locked = await lockInScope(ctx, tx, ApiClient, id, rotating, apiClientScope);
    // The secret says its generation: another rotation in between must not have taken it. A sign-in
    // in between may well be.
    if (locked.secretGeneration !== known.secretGeneration)
      throw new VersionConflict(locked.version);
    const now = ctx.clock.now();
    const until = overlapHours > 0 ? new Date(now.getTime() + overlapHours * 3600_000) : null;
    locked.renewSecret(hash, now, until);
    locked.stamp(ctx.caller.subjectId, now);
    audit(tx, locked, 'identity.api-client.secret-rotated', { after: { overlapHours } });
    if (until === null) await revokeSessions(tx, id, now, 'PASSWORD_CHANGED');
    told = secret;
    return locked;
  });
  return Object.assign(new ApiClientSecret(), { client, secret: told });
}

/** Stops a program at once: its sessions, tokens and streams end. @throws NotFound, IllegalTransition */
export function suspendApiClient(ctx: Context, input: ApiClientStepInput): Promise<ApiClient> {
  return step(ctx, 'suspendApiClient', input, true);
}

/** Lets a suspended program sign in again. @throws NotFound, IllegalTransition */
export function resumeApiClient(ctx: Context, input: ApiClientStepInput): Promise<ApiClient> {
  return step(ctx, 'resumeApiClient', input, false);
}

function step(
  ctx: Context,
  name: 'suspendApiClient' | 'resumeApiClient',
  input: ApiClientStepInput,
  disabled: boolean,
): Promise<ApiClient> {
  return mutate(ctx, { name, input }, ApiClient, async (tx) => {
    const { id, expectedVersion } = input;
    const scope = apiClientScope;
    const client = await lockInScope(
      ...([ctx, tx, ApiClient, id, managing, scope, expectedVersion] as const),
    );
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    const options = input.reason ? { reason: input.reason } : {};
    if (disabled) client.suspend();
    else client.activate();
    client.stamp(by.id, by.at);
    const action = disabled ? 'identity.api-client.suspended' : 'identity.api-client.resumed';
    audit(tx, client, action, options);
    const subject = await lockSubject(tx, id);
    subject.disabled = disabled;
    if (disabled) await revokeSessions(tx, id, by.at, 'DISABLED');
    await announceAccess(tx, [subject], by, options);
    return client;
  });
}
