import type { Context } from '@houqin/kit/context';
import { NotFound, ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { nextNumber } from '@houqin/kit/numbering';
import type { Tx } from '@houqin/kit/unit-of-work';
import { checkText } from '../check-text.ts';
import { findRoomFor } from '../references/find-room.ts';
import { RefAlarm } from '../references/ref-alarm.entity.ts';
import { announceRequest } from './announce-request.ts';
import { checkReport } from './check-report.ts';
import { convertRequest } from './convert-request.ts';
import { certainEnough, judgeRequest } from './judge-request.ts';
import { ServiceRequest } from './service-request.entity.ts';
import { Symptom } from './symptom.entity.ts';

export interface ReportInput {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly roomId: string;
  readonly symptom?: string | null;
  readonly impact?: number | null;
  readonly urgency?: number | null;
  readonly alarmId?: string | null;
  readonly contactPhone?: string | null;
  readonly idempotencyKey: string;
}

/** What a reporter who says nothing about it means: hampered, today. */
const usual = { impact: 2, urgency: 2 } as const;

/**
 * Takes a report. When the symptom, or the words, say surely enough which trade it is for, an order
 * is made of it at once; else it waits for the dispatcher.
 * @throws ValidationFailed with an example, NotFound for the room or alarm, SlaPolicyMissing
 */
export function createServiceRequest(ctx: Context, input: ReportInput): Promise<ServiceRequest> {
  return mutate(ctx, { name: 'createServiceRequest', input }, ServiceRequest, async (tx) => {
    const room = await findRoomFor(ctx, tx, input.roomId, 'service-request:create');
    const symptoms = await tx.find(Symptom, { retiredAt: null }, { orderBy: { position: 'asc' } });
    const tapped = findSymptom(symptoms, input.symptom);
    const { title, description } = checkReport(input, tapped, ctx.locale);
    const judged = judgeRequest(tapped, `${title} ${description ?? ''}`, symptoms);
    // Of this room: a report must not tell whether there is an alarm elsewhere, nor join its story.
    const alarm = { id: input.alarmId, roomId: room.id };
    if (input.alarmId && !(await tx.findOne(RefAlarm, alarm))) {
      throw new NotFound('Alarm', input.alarmId);
    }

    const now = ctx.clock.now();
    const request = new ServiceRequest();
    Object.assign(request, {
      title,
      description,
      symptom: tapped?.code ?? null,
      impact: checkStep('impact', input.impact ?? usual.impact),
      urgency: checkStep('urgency', input.urgency ?? usual.urgency),
      lifeSafety: judged.symptom?.lifeSafety ?? false,
      suggestedTrade: judged.symptom?.trade ?? null,
      confidence: judged.confidence,
      alarmId: input.alarmId ?? null,
      contactPhone: checkText('contactPhone', input.contactPhone, { max: 24 }),
      requesterId: ctx.caller.subjectId,
      requesterName: ctx.caller.name,
      roomId: room.id,
      roomNumber: room.number,
      roomName: room.name,
      roomNameEn: room.nameEn,
      floorId: room.floorId,
      buildingId: room.buildingId,
      campusId: room.campusId,
      departmentId: room.departmentId ?? ctx.caller.access.departmentId,
      correlationId: input.alarmId ?? request.id,
      createdAt: now,
      createdBy: ctx.caller.subjectId,
      number: await nextNumber(tx, 'SR', now),
    } satisfies Partial<ServiceRequest>);
    tx.persist(request);
    announceRequest(ctx, tx, request, 'maintenance.request.created', {
      params: {
        typed: title,
        symptom: tapped ? { zh: tapped.textZh, en: tapped.textEn } : null,
      },
    });
    if (judged.confidence >= certainEnough) await triageByRule(ctx, tx, request, judged.symptom!);
    return request;
  });
}

async function triageByRule(
  ctx: Context,
  tx: Tx,
  request: ServiceRequest,
  symptom: Symptom,
): Promise<void> {
  request.move('TRIAGED', 'TRIAGE');
  announceRequest(ctx, tx, request, 'maintenance.request.triaged');
  await convertRequest(ctx, tx, request, { trade: symptom.trade!, symptom });
}

function findSymptom(symptoms: readonly Symptom[], code?: string | null): Symptom | null {
  if (code == null || code === '') return null;
  const found = symptoms.find((one) => one.code === code);
  if (found) return found;
  throw new ValidationFailed('symptom', 'unknown-value', {
    allowed: symptoms.map((one) => one.code),
  });
}

/** @throws ValidationFailed outside 1 to 3 */
function checkStep(field: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= 3) return value;
  throw new ValidationFailed(field, 'out-of-range', { min: 1, max: 3 });
}
