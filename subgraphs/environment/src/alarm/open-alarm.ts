import { NotFound } from '@houqin/kit/errors';
import { nextNumber } from '@houqin/kit/numbering';
import type { Tx } from '@houqin/kit/unit-of-work';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { mayOpenOrder } from '../definition/order-policy.ts';
import { severityRank } from '../definition/severity.ts';
import type { Transition } from '../evaluation/watch.ts';
import { Point } from '../point/point.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { Alarm, openKeyOf } from './alarm.entity.ts';
import { limitText } from './limit-text.ts';

/** A new alarm of a point, in state NORMAL: the names of the moment are written into it. */
export async function openAlarm(
  tx: Tx,
  pointId: string,
  transition: Transition,
  now: Date,
  id?: string,
): Promise<Alarm> {
  const point = await tx.findOne(Point, { id: pointId });
  const definition = await tx.findOne(AlarmDefinition, { id: transition.definitionId });
  if (!point) throw new NotFound('Point', pointId);
  if (!definition) throw new NotFound('AlarmDefinition', transition.definitionId);
  const room = point.roomId ? await tx.findOne(RefRoom, { id: point.roomId }) : null;
  const unit = definition.kind === 'RATE_OF_CHANGE' ? `${point.unit}/min` : point.unit;

  const alarm = new Alarm();
  if (id) alarm.id = id;
  Object.assign(alarm, {
    number: await nextNumber(tx, 'AL', now),
    openKey: openKeyOf(point.id, definition.id),
    severity: definition.severity,
    severityRank: severityRank(definition.severity),
    kind: definition.kind,
    lifeSafety: definition.lifeSafety,
    orderPolicy: mayOpenOrder(definition.severity) ? definition.orderPolicy : 'NO',
    faultHint: definition.faultHint,
    pointId: point.id,
    pointCode: point.code,
    quantity: point.quantity,
    definitionId: definition.id,
    titleZh: definition.nameZh,
    titleEn: definition.nameEn,
    roomId: point.roomId,
    roomNumber: room?.number ?? null,
    roomNameZh: room?.nameZh ?? null,
    roomNameEn: room?.nameEn ?? null,
    floorId: point.floorId,
    buildingId: point.buildingId,
    campusId: point.campusId,
    departmentId: point.departmentId,
    limit: transition.limit,
    limitText: limitText(definition.kind, transition.limit, unit, point.intervalSeconds),
    unit,
  } satisfies Partial<Alarm>);
  tx.persist(alarm);
  return alarm;
}
