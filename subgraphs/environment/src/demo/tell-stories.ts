import { fixedClock } from '@houqin/kit/clock';
import type { Caller, Context } from '@houqin/kit/context';
import { demoId } from '@houqin/kit/id';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { acknowledgeAlarm } from '../alarm/acknowledge-alarm.ts';
import { applyTransition } from '../alarm/apply-transition.ts';
import { takeAlarmOutOfService } from '../alarm/out-of-service.ts';
import { shelveAlarm } from '../alarm/shelve-alarm.ts';
import {
  evaluateReading,
  raiseSilence,
  unknownPoint,
  type PointState,
} from '../evaluation/point-evaluation.ts';
import type { Transition } from '../evaluation/watch.ts';
import { tickGuidance } from '../guidance/tick-guidance.ts';
import type { WatchedPoint } from '../point/watched-points.ts';
import type { StoredReading } from '../telemetry/stored-reading.ts';
import { stepId } from './seed-points.ts';

const minuteMs = 60_000;

/** What people did about an alarm, in minutes after it was raised. */
interface Deed {
  readonly after: number;
  readonly by: 'environment' | 'technician';
  readonly do: (ctx: Context, alarmId: string) => Promise<unknown>;
}

const names = { environment: '林晓', technician: '周建国' } as const;

const acknowledged = (after: number): Deed => ({
  ...{ after, by: 'environment' },
  do: (ctx, id) => acknowledgeAlarm(ctx, { id, idempotencyKey: `demo acknowledge ${id}` }),
});
const ticked = (after: number, position: number, by: Deed['by'] = 'environment'): Deed => ({
  ...{ after, by },
  do: (ctx, alarmId) =>
    tickGuidance(ctx, {
      ...{ alarmId, stepId: stepId('theatre-pressure-low', position), done: true },
      idempotencyKey: `demo tick ${alarmId} ${position}`,
    }),
});

/** Alarms with a story, by point code; maintenance's demo knows OR-07's by its id. */
const deeds: Readonly<Record<string, readonly Deed[]>> = {
  'or07-pressure': [
    acknowledged(9),
    ticked(9.6, 1),
    ticked(11, 2),
    ticked(22, 3, 'technician'),
    ticked(61, 5),
  ],
  'or04-temperature': [
    {
      ...{ after: 7, by: 'environment' },
      do: (ctx, id) =>
        shelveAlarm(ctx, {
          ...{ id, reason: '首台前预冷', idempotencyKey: `demo shelve ${id}` },
          until: new Date(ctx.clock.now().getTime() + 126 * minuteMs),
        }),
    },
  ],
  'or10-pressure': [acknowledged(4)],
  'or11-pressure': [
    {
      ...{ after: 2, by: 'environment' },
      do: (ctx, id) =>
        takeAlarmOutOfService(ctx, {
          ...{ id, reason: '送风机组停用保养', workOrderId: demoId('work-order:or11-service') },
          until: new Date(ctx.clock.now().getTime() + 268 * minuteMs),
          idempotencyKey: `demo out of service ${id}`,
        }),
    },
  ],
  'o0310-co2': [acknowledged(3)],
};

/**
 * Lets the evaluation find what is wrong in the seeded readings, and people act on it at the
 * times of the story: rows, events and audit entries are those of the real use cases.
 */
export async function tellStories(
  runtime: SubgraphRuntime,
  points: readonly { readonly watched: WatchedPoint; readonly rows: readonly StoredReading[] }[],
  now: Date,
): Promise<void> {
  const acts: { at: number; run: () => Promise<unknown> }[] = [];
  for (const { watched, rows } of points) {
    let firstAlarm: Promise<string | null> | undefined;
    for (const { transition, state } of evaluate(watched, rows, now.getTime())) {
      const ctx = contextAt(runtime, transition.at);
      const first = !firstAlarm && transition.kind === 'RAISED';
      let tell: (id: string | null) => void = () => undefined;
      if (first) firstAlarm = new Promise((resolve) => (tell = resolve));
      const newAlarmId = demoId(`alarm:${storyOf(watched.code)}`);
      acts.push({
        at: transition.at,
        async run() {
          const change = { pointId: watched.id, transition, state };
          const alarm = await applyTransition(ctx, first ? { ...change, newAlarmId } : change);
          tell(alarm?.id ?? null);
        },
      });
      if (!first) continue;
      for (const deed of deeds[watched.code] ?? []) {
        const at = transition.at + deed.after * minuteMs;
        acts.push({ at, run: () => act(runtime, deed, at, firstAlarm!) });
      }
    }
  }
  acts.sort((one, other) => one.at - other.at);
  for (const { at, run } of acts) if (at <= now.getTime()) await run();
}

/** Ids under which other domains' demos refer to alarms: `demoId('alarm:or07-story')`. */
const storyOf = (code: string) => `${code.split('-')[0]}-story`;

function evaluate(watched: WatchedPoint, rows: readonly StoredReading[], now: number) {
  const found: { transition: Transition; state: PointState }[] = [];
  let state: PointState = unknownPoint;
  const take = (step: { state: PointState; transitions: readonly Transition[] }) => {
    state = step.state;
    for (const transition of step.transitions) found.push({ transition, state });
  };
  for (const row of rows) take(evaluateReading(watched, state, row));
  const last = rows.at(-1);
  if (last) take(raiseSilence(watched, state, last.at, now));
  return found;
}

async function act(
  runtime: SubgraphRuntime,
  deed: Deed,
  at: number,
  alarm: Promise<string | null>,
): Promise<void> {
  const id = await alarm;
  if (id) await deed.do(contextAt(runtime, at, deed.by), id);
}

/** The system, or somebody of the demo, at an instant of the story. */
function contextAt(runtime: SubgraphRuntime, at: number, by?: Deed['by']): Context {
  const ctx = runtime.systemContext();
  const person: Caller = by
    ? { ...ctx.caller, kind: 'user', subjectId: demoId(`user:${by}`), name: names[by] }
    : ctx.caller;
  return { ...ctx, caller: person, clock: fixedClock(new Date(at)), renew: () => undefined };
}
