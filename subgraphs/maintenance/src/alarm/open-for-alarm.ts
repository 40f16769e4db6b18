import type { PublishedEvent } from '@houqin/kit/bus';
import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { AlarmFacts } from '@houqin/environment/events';
import { pairOf } from '../priority/priority.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import type { RefAlarm } from '../references/ref-alarm.entity.ts';
import { openWorkOrder } from '../work-order/open-work-order.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { alarmPriority } from './alarm-priority.ts';
import { joinAlarmOrder } from './alarm-order.ts';
import { measuredText } from '../unit-text.ts';
import { alarmRuleFor } from './alarm-trade.ts';

/** Opens the order of a locked alarm and has the engine assign it, unless it has one already. */
export async function openForAlarm(
  ctx: Context,
  tx: Tx,
  alarm: RefAlarm,
  { payload: facts, campusId, departmentId }: PublishedEvent<AlarmFacts>,
): Promise<WorkOrder> {
  const open = await joinAlarmOrder(tx, alarm);
  if (open) return open;
  const room = facts.roomId === null ? null : await tx.findOne(RefRoom, facts.roomId);
  const rule = await alarmRuleFor(tx, facts, room?.roomType ?? null);
  const priority = alarmPriority(facts.severity, facts.lifeSafety);
  const order = await openWorkOrder(ctx, tx, {
    title: [room?.name ?? facts.roomName, facts.title].filter(Boolean).join(' '),
    titleEn: [room?.nameEn ?? facts.roomNameEn, facts.titleEn].filter(Boolean).join(': '),
    description: measured(facts),
    ...pairOf[priority],
    priority,
    lifeSafety: facts.lifeSafety,
    trade: rule?.trade ?? null,
    faultCode: rule?.faultCode ?? null,
    ...{ room, campusId, departmentId },
    alarmId: alarm.id,
    correlationId: alarm.id,
    source: { zh: '由告警触发', en: 'Opened by the alarm' },
    assignAtOnce: true,
  });
  alarm.orderId = order.id;
  return order;
}

/** `1.8 Pa（≥ 5 Pa）`: figures only, so that it reads the same in both languages. */
function measured({ value, unit, limitText }: AlarmFacts): string | null {
  const text = measuredText(value, unit);
  return text && `${text}（${limitText}）`;
}
