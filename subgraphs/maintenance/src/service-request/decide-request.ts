import type { Context } from '@houqin/kit/context';
import { NotFound, ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { scopeWhere } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { requireText } from '../check-text.ts';
import type { Trade } from '../trade/trade.ts';
import { announceRequest } from './announce-request.ts';
import { convertRequest } from './convert-request.ts';
import { requestScope } from './request-scope.ts';
import { ServiceRequest } from './service-request.entity.ts';
import { Symptom } from './symptom.entity.ts';
import { TriageCorrection } from './triage-correction.entity.ts';

interface RequestInput {
  readonly id: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey: string;
}

export interface TriageInput extends RequestInput {
  readonly trade: Trade;
  readonly impact?: number | null;
  readonly urgency?: number | null;
}

const permission = 'service-request:triage';

function decide(
  ctx: Context,
  name: string,
  input: RequestInput,
  work: (tx: Tx, request: ServiceRequest) => Promise<void>,
): Promise<ServiceRequest> {
  return mutate(ctx, { name, input }, ServiceRequest, async (tx) => {
    const request = await lockInScope(
      ...([ctx, tx, ServiceRequest, input.id] as const),
      ...([permission, requestScope, input.expectedVersion] as const),
    );
    await work(tx, request);
    return request;
  });
}

/** The dispatcher says which trade it is for and how much it matters; no order yet. */
export function triageRequest(ctx: Context, input: TriageInput): Promise<ServiceRequest> {
  return decide(ctx, 'triageRequest', input, async (tx, request) => {
    judge(ctx, tx, request, input);
  });
}

/**
 * The dispatcher makes an order of it; a new request is triaged on the way.
 * @throws NotFound, VersionConflict, IllegalTransition, ValidationFailed
 */
export function convertServiceRequest(ctx: Context, input: TriageInput): Promise<ServiceRequest> {
  return decide(ctx, 'convertRequest', input, async (tx, request) => {
    if (request.state === 'NEW') judge(ctx, tx, request, input);
    const symptom =
      request.symptom === null ? null : await tx.findOne(Symptom, { code: request.symptom });
    await convertRequest(ctx, tx, request, { trade: input.trade, symptom });
  });
}

/** It is not ours, or no fault: the requester reads why. */
export function rejectRequest(
  ctx: Context,
  input: RequestInput & { readonly reason: string },
): Promise<ServiceRequest> {
  return decide(ctx, 'rejectRequest', input, async (tx, request) => {
    const reason = requireText('reason', input.reason, { max: 200 });
    request.move('REJECTED', 'REJECT');
    request.rejectReason = reason;
    announceRequest(ctx, tx, request, 'maintenance.request.rejected', {
      params: { typed: reason },
      reason,
    });
  });
}

/** The same matter was reported before; the requester follows that one. */
export function markDuplicate(
  ctx: Context,
  input: RequestInput & { readonly ofId: string },
): Promise<ServiceRequest> {
  return decide(ctx, 'markDuplicate', input, async (tx, request) => {
    if (input.ofId === request.id) {
      throw new ValidationFailed('ofId', {
        zh: '不能是它自己，选另一张报修。',
        en: 'A request cannot be its own duplicate; pick another one.',
      });
    }
    const where = scopeWhere(ctx, permission, requestScope);
    const original = await tx.findOne(ServiceRequest, { $and: [{ id: input.ofId }, where] });
    if (!original) throw new NotFound('ServiceRequest', input.ofId);
    request.move('DUPLICATE', 'MARK_DUPLICATE');
    request.duplicateOfId = original.id;
    request.workOrderId = original.workOrderId;
    announceRequest(ctx, tx, request, 'maintenance.request.duplicate', {
      params: { number: original.number },
    });
  });
}

/** @throws IllegalTransition, ValidationFailed */
function judge(ctx: Context, tx: Tx, request: ServiceRequest, input: TriageInput): void {
  request.move('TRIAGED', 'TRIAGE');
  for (const field of ['impact', 'urgency'] as const) {
    const value = input[field] ?? request[field];
    if (!Number.isInteger(value) || value < 1 || value > 3) {
      throw new ValidationFailed(field, 'out-of-range', { min: 1, max: 3 });
    }
    request[field] = value;
  }
  if (request.suggestedTrade !== input.trade) tx.persist(correctionOf(ctx, request, input.trade));
  request.suggestedTrade = input.trade;
  request.confidence = 1;
  announceRequest(ctx, tx, request, 'maintenance.request.triaged');
}

function correctionOf(ctx: Context, request: ServiceRequest, chosen: Trade): TriageCorrection {
  const correction = new TriageCorrection();
  correction.requestId = request.id;
  correction.text = [request.title, request.description].filter(Boolean).join('\n');
  correction.symptom = request.symptom;
  correction.suggestedTrade = request.suggestedTrade;
  correction.confidence = request.confidence;
  correction.chosenTrade = chosen;
  correction.chosenBy = ctx.caller.subjectId;
  correction.at = ctx.clock.now();
  return correction;
}
