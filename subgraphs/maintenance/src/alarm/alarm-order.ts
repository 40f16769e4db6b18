import { NotFound } from '@houqin/kit/errors';
import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { RefAlarm } from '../references/ref-alarm.entity.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';

/** The alarm's row, locked: nobody else decides about its order meanwhile. @throws NotFound */
export async function lockAlarm(tx: Tx, alarmId: string): Promise<RefAlarm> {
  const known = await tx.findOne(RefAlarm, alarmId);
  if (!known) throw new NotFound('Alarm', alarmId);
  return lock(tx, RefAlarm, alarmId);
}

/** The order of a locked alarm that is neither closed nor cancelled, locked; null without one. */
export async function joinAlarmOrder(tx: Tx, alarm: RefAlarm): Promise<WorkOrder | null> {
  const open = await tx.findOne(WorkOrder, { openAlarmKey: alarm.id });
  if (!open) return null;
  const order = await lock(tx, WorkOrder, open.id);
  // It may have been closed while we waited for it.
  return order.openAlarmKey === alarm.id ? order : null;
}
