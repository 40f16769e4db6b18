import { defineReaction, type Reaction } from '@houqin/kit/reaction';
import type * as env from '@houqin/environment/events';
import { tellAlarm } from '../alarm/alarm-story.ts';
import type { TimelineKind, TimelineParams } from '../timeline/timeline-texts.ts';

/** What happened to an alarm and only belongs in the story of its order. */
function told<E extends { readonly type: string; readonly alarmId: string }>(
  verb: string,
  params: (event: E) => TimelineParams = () => ({}),
): Reaction {
  return defineReaction<E>({
    on: `environment.alarm.${verb}`,
    from: 'environment',
    handle: (ctx, tx, event) =>
      tellAlarm(ctx, tx, event, {
        kind: `alarm.${verb}` as TimelineKind,
        params: params(event.payload),
      }),
  });
}

const until = (instant: string | null) => (instant === null ? null : { instant });

export const onAlarmTold: readonly Reaction[] = [
  told<env.AlarmAcknowledged>('acknowledged', ({ byName }) => ({ byName })),
  told<env.AlarmClosed>('closed'),
  told<env.AlarmShelved>('shelved', (alarm) => ({
    byName: alarm.byName,
    until: until(alarm.until),
    typed: alarm.reason,
  })),
  told<env.AlarmUnshelved>('unshelved'),
  told<env.AlarmTakenOutOfService>('taken-out-of-service', (alarm) => ({
    byName: alarm.byName,
    typed: alarm.reason,
  })),
  told<env.AlarmReturnedToService>('returned-to-service'),
  told<env.AlarmSuppressed>('suppressed', ({ why, causeNumber }) => ({
    why:
      why === 'CHATTERING'
        ? { zh: '抖动', en: 'chattering' }
        : { zh: `由 ${causeNumber ?? ''} 引起`, en: `caused by ${causeNumber ?? ''}` },
  })),
  told<env.AlarmUnsuppressed>('unsuppressed'),
  told<env.AlarmGuidanceTicked>('guidance-ticked', (tick) => ({
    byName: tick.byName,
    done: tick.done ? { zh: '完成', en: 'did' } : { zh: '撤回', en: 'undid' },
    step: { zh: tick.text, en: tick.textEn },
  })),
  told<env.AlarmNoted>('noted', ({ byName, note }) => ({ byName, typed: note })),
];
