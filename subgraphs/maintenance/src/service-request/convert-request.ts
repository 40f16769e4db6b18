import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { joinAlarmOrder, lockAlarm } from '../alarm/alarm-order.ts';
import { findRoom } from '../references/find-room.ts';
import type { Trade } from '../trade/trade.ts';
import { announce } from '../work-order/announce.ts';
import { openWorkOrder } from '../work-order/open-work-order.ts';
import { settleOrder } from '../work-order/change-order.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { announceRequest } from './announce-request.ts';
import type { ServiceRequest } from './service-request.entity.ts';
import type { Symptom } from './symptom.entity.ts';

export interface Conversion {
  readonly trade: Trade;
  readonly symptom: Symptom | null;
}

/**
 * Makes an order of a triaged, locked request. Where the alarm behind it has an order already, the
 * request joins that one: the same fault is worked on once.
 * @throws IllegalTransition, SlaPolicyMissing
 */
export async function convertRequest(
  ctx: Context,
  tx: Tx,
  request: ServiceRequest,
  { trade, symptom }: Conversion,
): Promise<WorkOrder> {
  const alarm = request.alarmId === null ? null : await lockAlarm(tx, request.alarmId);
  const joined = alarm && (await joinAlarmOrder(tx, alarm));
  const order = joined ?? (await openFor(ctx, tx, request, trade, symptom));
  if (joined) {
    joined.requestId ??= request.id;
    joined.requesterId ??= request.requesterId;
    joined.requesterName ??= request.requesterName;
    announce(
      ctx,
      tx,
      joined,
      { type: 'maintenance.work-order.alarm-linked' },
      {
        params: { number: alarm.number },
      },
    );
    await settleOrder(tx, joined);
  } else if (alarm) alarm.orderId = order.id;
  request.move('CONVERTED', 'CONVERT');
  request.workOrderId = order.id;
  announceRequest(ctx, tx, request, 'maintenance.request.converted');
  return order;
}

async function openFor(
  ctx: Context,
  tx: Tx,
  request: ServiceRequest,
  trade: Trade,
  symptom: Symptom | null,
): Promise<WorkOrder> {
  return openWorkOrder(ctx, tx, {
    title: request.title,
    description: request.description,
    symptom: symptom?.code ?? request.symptom,
    impact: request.impact,
    urgency: request.urgency,
    lifeSafety: request.lifeSafety,
    trade,
    certificate: symptom?.trade === trade ? symptom.certificate : null,
    faultCode: symptom?.trade === trade ? symptom.faultCode : null,
    room: await findRoom(tx, request.roomId),
    requestId: request.id,
    requester: { id: request.requesterId, name: request.requesterName },
    departmentId: request.departmentId,
    campusId: request.campusId,
    alarmId: request.alarmId,
    correlationId: request.correlationId,
    reportedAt: request.createdAt,
    source: { zh: `由报修 ${request.number} 转来`, en: `From request ${request.number}` },
  });
}
