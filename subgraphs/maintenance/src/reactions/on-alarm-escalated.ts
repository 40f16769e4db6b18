import { defineReaction } from '@houqin/kit/reaction';
import type { AlarmEscalated } from '@houqin/environment/events';
import { tellAlarm } from '../alarm/alarm-story.ts';
import { openForAlarm } from '../alarm/open-for-alarm.ts';
import { rememberAlarm } from '../alarm/remember-alarm.ts';

/** Nobody acknowledged it for five minutes: now it gets an order, unless it is never to have one. */
export const onAlarmEscalated = defineReaction<AlarmEscalated>({
  on: 'environment.alarm.escalated',
  from: 'environment',
  async handle(ctx, tx, event) {
    const facts = event.payload;
    const alarm = await rememberAlarm(tx, facts);
    await tellAlarm(ctx, tx, event, { kind: 'alarm.escalated', severity: facts.severity });
    if (facts.opensOrder !== 'NO') await openForAlarm(ctx, tx, alarm, event);
  },
});
