import type { Context } from '@houqin/kit/context';
import { Duplicate, ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { FieldGatewayChanged } from '../../contract/events.ts';
import { requireText } from '../alarm/require-text.ts';
import { isPointCode } from '../point/point-code.ts';
import { FieldGateway, gatewayLifecycle, type FieldGatewayState } from './field-gateway.entity.ts';
import { hashSecret } from './gateway-secret.ts';

export const gatewayScope = { campus: 'campusId' } as const;
const secretLength = { min: 12, max: 200 };

export interface GatewayRegistration {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly secret: string;
  readonly campusId?: string | null;
  readonly idempotencyKey: string;
}

export interface GatewayUpdate {
  readonly id: string;
  readonly state?: FieldGatewayState | null;
  readonly secret?: string | null;
  readonly expectedVersion?: number | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Registers a device that may sign in to ingest. @throws Duplicate, ValidationFailed, Forbidden */
export async function registerFieldGateway(
  ctx: Context,
  input: GatewayRegistration,
): Promise<FieldGateway> {
  if (!isPointCode(input.code)) throw new ValidationFailed('input.code', 'bad-code');
  // Outside the transaction: it takes tens of milliseconds.
  const secretHash = await hashSecret(checkSecret(input.secret));
  return mutate(ctx, { name: 'registerFieldGateway', input }, FieldGateway, async (tx) => {
    if (await tx.count(FieldGateway, { code: input.code })) throw new Duplicate('input.code');
    const gateway = Object.assign(new FieldGateway(), {
      code: input.code,
      nameZh: requireText('input.nameZh', input.nameZh, 120),
      nameEn: requireText('input.nameEn', input.nameEn, 120),
      secretHash,
      campusId: input.campusId ?? ctx.caller.access.campusIds[0] ?? null,
    });
    gateway.stamp(ctx.caller.subjectId, ctx.clock.now());
    tx.persist(gateway);
    record(tx, gateway, gatewayChangedEvent(gateway));
    return gateway;
  });
}

/** Suspends, retires or gives a new secret; open connections of it end at their next message. */
export async function updateFieldGateway(
  ctx: Context,
  input: GatewayUpdate,
): Promise<FieldGateway> {
  const secretHash = input.secret == null ? null : await hashSecret(checkSecret(input.secret));
  return mutate(ctx, { name: 'updateFieldGateway', input }, FieldGateway, async (tx) => {
    const gateway = await lockInScope(
      ctx,
      tx,
      FieldGateway,
      input.id,
      'point:manage',
      gatewayScope,
      input.expectedVersion,
    );
    const reason = requireText('input.reason', input.reason, 400);
    if (secretHash) gateway.secretHash = secretHash;
    if (input.state != null && input.state !== gateway.state)
      gateway.state = gatewayLifecycle.next(gateway.state, input.state);
    gateway.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, gateway, gatewayChangedEvent(gateway), { reason });
    return gateway;
  });
}

function checkSecret(secret: string): string {
  if (secret.length < secretLength.min)
    throw new ValidationFailed('input.secret', 'too-short', { min: secretLength.min });
  if (secret.length > secretLength.max)
    throw new ValidationFailed('input.secret', 'too-long', { max: secretLength.max });
  return secret;
}

const gatewayChangedEvent = (gateway: FieldGateway): FieldGatewayChanged => ({
  type: 'environment.field-gateway.changed',
  version: 1,
  gatewayId: gateway.id,
  code: gateway.code,
  state: gateway.state,
});
