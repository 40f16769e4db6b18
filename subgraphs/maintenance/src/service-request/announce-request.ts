import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { ServiceRequestEvent } from '../../contract/events.ts';
import { tell } from '../timeline/tell.ts';
import {
  timelineTexts,
  type TimelineKind,
  type TimelineParams,
} from '../timeline/timeline-texts.ts';
import type { ServiceRequest } from './service-request.entity.ts';

/** Event, audit entry and line of the story of a request, in one commit. Call it after the change. */
export function announceRequest(
  ctx: Context,
  tx: Tx,
  request: ServiceRequest,
  type: ServiceRequestEvent['type'],
  options: { params?: TimelineParams; reason?: string } = {},
): void {
  request.updatedAt = ctx.clock.now();
  request.updatedBy = ctx.caller.subjectId;
  const event: ServiceRequestEvent = {
    type,
    version: 1,
    requestId: request.id,
    number: request.number,
    state: request.state,
    roomId: request.roomId,
    requesterId: request.requesterId,
    workOrderId: request.workOrderId,
    alarmId: request.alarmId,
  };
  touch(tx, request, event, {
    correlationId: request.correlationId,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  });
  const kind = type.replace('maintenance.', '');
  if (kind in timelineTexts) {
    tell(ctx, tx, {
      correlationId: request.correlationId,
      kind: kind as TimelineKind,
      params: options.params ?? {},
    });
  }
}
