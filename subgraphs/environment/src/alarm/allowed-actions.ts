import type { Context } from '@houqin/kit/context';
import { registerEnumOnce } from '@houqin/kit/filters';
import { callerReaches } from '@houqin/kit/scope';
import { mayTick } from '../guidance/tick-guidance.ts';
import { alarmLive } from './alarm-live.ts';
import type { Alarm } from './alarm.entity.ts';
import { alarmLifecycle } from './alarm.lifecycle.ts';

/** What a caller may do with an alarm as it is now. */
export const AlarmAction = {
  ACKNOWLEDGE: 'ACKNOWLEDGE',
  SHELVE: 'SHELVE',
  UNSHELVE: 'UNSHELVE',
  TAKE_OUT_OF_SERVICE: 'TAKE_OUT_OF_SERVICE',
  RETURN_TO_SERVICE: 'RETURN_TO_SERVICE',
  TICK: 'TICK',
  NOTE: 'NOTE',
} as const;
export type AlarmAction = keyof typeof AlarmAction;
registerEnumOnce(AlarmAction, 'AlarmAction', 'What a caller may do with an alarm as it is now.');

const rules: Readonly<
  Record<AlarmAction, { permission: string; when(alarm: Alarm, now: Date): boolean }>
> = {
  ACKNOWLEDGE: {
    permission: 'alarm:acknowledge',
    when: ({ state }) => state === 'UNACK_ACTIVE' || state === 'RTN_UNACK',
  },
  SHELVE: {
    permission: 'alarm:shelve',
    when: ({ state, lifeSafety }) => !lifeSafety && alarmLifecycle.may(state, 'SHELVED'),
  },
  UNSHELVE: { permission: 'alarm:shelve', when: ({ state }) => state === 'SHELVED' },
  TAKE_OUT_OF_SERVICE: {
    permission: 'alarm:out-of-service',
    when: ({ state }) => alarmLifecycle.may(state, 'OUT_OF_SERVICE'),
  },
  RETURN_TO_SERVICE: {
    permission: 'alarm:out-of-service',
    when: ({ state }) => state === 'OUT_OF_SERVICE',
  },
  TICK: { permission: 'guidance:tick', when: mayTick },
  NOTE: { permission: 'alarm:acknowledge', when: ({ closedAt }) => closedAt === null },
};

export function allowedActions(ctx: Context, alarm: Alarm): AlarmAction[] {
  return Object.values(AlarmAction).filter((action) => {
    const { permission, when } = rules[action];
    const keys = alarmLive.keys(alarm);
    const scope = alarmLive.scope;
    return when(alarm, ctx.clock.now()) && callerReaches(ctx, permission, scope, keys);
  });
}
