import { defineReaction } from '@houqin/kit/reaction';
import type { AlarmCleared } from '@houqin/environment/events';
import { joinAlarmOrder } from '../alarm/alarm-order.ts';
import { tellAlarm } from '../alarm/alarm-story.ts';
import { measuredText } from '../unit-text.ts';
import { lock } from '@houqin/kit/lock';
import { RefAlarm } from '../references/ref-alarm.entity.ts';
import { announce } from '../work-order/announce.ts';
import { settleOrder } from '../work-order/change-order.ts';

/** Back to normal: the order says so and stays open, because the fault may still be there. */
export const onAlarmCleared = defineReaction<AlarmCleared>({
  on: 'environment.alarm.cleared',
  from: 'environment',
  async handle(ctx, tx, event) {
    const { alarmId, at, value, worstValue } = event.payload;
    const known = await tx.findOne(RefAlarm, alarmId);
    const text = (one: number | null) => measuredText(one, known?.unit ?? '');
    const params = { value: text(value), worst: text(worstValue) };
    await tellAlarm(ctx, tx, event, { kind: 'alarm.cleared', at, params });
    if (!known) return;
    const alarm = await lock(tx, RefAlarm, alarmId);
    alarm.clearedAt = new Date(at);
    const order = await joinAlarmOrder(tx, alarm);
    if (!order) return;
    order.alarmClearedAt = new Date(at);
    announce(ctx, tx, order, { type: 'maintenance.work-order.alarm-cleared' });
    await settleOrder(tx, order);
  },
});
