import { defineReaction } from '@houqin/kit/reaction';
import type { AlarmRaised } from '@houqin/environment/events';
import { joinAlarmOrder } from '../alarm/alarm-order.ts';
import { raisedParams, tellAlarm } from '../alarm/alarm-story.ts';
import { openForAlarm } from '../alarm/open-for-alarm.ts';
import { rememberAlarm } from '../alarm/remember-alarm.ts';
import { announce } from '../work-order/announce.ts';
import { settleOrder } from '../work-order/change-order.ts';

/** An alarm that is to have an order at once gets one, assigned in the same transaction. */
export const onAlarmRaised = defineReaction<AlarmRaised>({
  on: 'environment.alarm.raised',
  from: 'environment',
  async handle(ctx, tx, event) {
    const facts = event.payload;
    const alarm = await rememberAlarm(tx, facts);
    const line = { at: facts.raisedAt, severity: facts.severity, params: raisedParams(facts) };
    await tellAlarm(ctx, tx, event, { kind: 'alarm.raised', ...line });
    if (alarm.clearedAt !== null) {
      alarm.clearedAt = null;
      const order = await joinAlarmOrder(tx, alarm);
      if (order && order.alarmClearedAt !== null) {
        order.alarmClearedAt = null;
        announce(ctx, tx, order, { type: 'maintenance.work-order.alarm-returned' });
        await settleOrder(tx, order);
      }
    }
    if (facts.opensOrder === 'AT_ONCE') await openForAlarm(ctx, tx, alarm, event);
  },
});
