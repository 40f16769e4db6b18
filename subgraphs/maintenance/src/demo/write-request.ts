import { demoId } from '@houqin/kit/id';
import { ServiceRequest } from '../service-request/service-request.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import type { DemoBatch } from './demo-batch.ts';
import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';

/** The report behind an order; an alarm's order has none. */
export function writeRequest(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
): void {
  if (!chapter.reporter) return;
  const request = requestIn(batch, ground, {
    key: chapter.key,
    room: chapter.room,
    reporter: chapter.reporter,
    title: chapter.title,
    createdAt: chapter.createdAt,
  });
  Object.assign(request, {
    state: 'CONVERTED',
    description: chapter.description ?? null,
    symptom: chapter.symptom ?? null,
    impact: order.impact,
    urgency: order.urgency,
    suggestedTrade: chapter.trade,
    confidence: chapter.symptom ? 0.9 : 1,
    workOrderId: order.id,
  } satisfies Partial<ServiceRequest>);
}

/** A report in a room, as new as it can be. */
export function requestIn(
  batch: DemoBatch,
  ground: DemoGround,
  facts: { key: string; room: string; reporter: string; title: string; createdAt: Date },
): ServiceRequest {
  const room = ground.room(facts.room);
  const reporter = ground.person(facts.reporter);
  const request = new ServiceRequest();
  Object.assign(request, {
    id: demoId(`request:${facts.key}`),
    version: 1,
    number: batch.number('SR', facts.createdAt),
    title: facts.title,
    roomId: room.id,
    roomNumber: room.number,
    roomName: room.name,
    roomNameEn: room.nameEn,
    floorId: room.floorId,
    buildingId: room.buildingId,
    campusId: room.campusId,
    departmentId: room.departmentId,
    requesterId: reporter.id,
    requesterName: reporter.name,
    impact: 2,
    urgency: 2,
    correlationId: demoId(`request:${facts.key}`),
    createdAt: facts.createdAt,
    createdBy: reporter.id,
    updatedAt: facts.createdAt,
    updatedBy: reporter.id,
  } satisfies Partial<ServiceRequest>);
  batch.requests.push(request);
  batch.tell(request.correlationId, 'request.created', facts.createdAt, {
    params: { typed: facts.title, symptom: null },
    actorName: reporter.name,
  });
  return request;
}
