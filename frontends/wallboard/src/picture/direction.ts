import type { Sample, WallAlarm } from './wall.graph.ts';

export interface Direction {
  readonly way: 'worse' | 'steady' | 'better';
  readonly minutes: number;
  readonly from: number;
  readonly to: number;
}

/** Changes smaller than this share of the distance to the limit are noise. */
const noise = 0.1;
const nearly = 0.9;

/**
 * Where an alarm's value is going: the newest sample against where its change began within the
 * last half hour, judged by the side on which the limit lies. Null with fewer than two samples.
 */
export function directionOf(alarm: WallAlarm, samples: readonly Sample[]): Direction | null {
  const last = samples.at(-1);
  if (!last || samples.length < 2 || alarm.limit === null) return null;
  const far = Math.max(...samples.map(({ mean }) => Math.abs(mean - last.mean)));
  // Where the change began: the latest sample that is nearly as far away as the farthest.
  const start = samples.findLast(({ mean }) => Math.abs(mean - last.mean) >= far * nearly) ?? last;
  const change = last.mean - start.mean;
  const scale = Math.max(Math.abs(alarm.limit), Math.abs(start.mean), 1e-9);
  const towardsWorse = alarm.kind === 'LOW' ? -change : change;
  const way = Math.abs(change) / scale < noise ? 'steady' : towardsWorse > 0 ? 'worse' : 'better';
  const minutes = Math.max(1, Math.round((Date.parse(last.at) - Date.parse(start.at)) / 60_000));
  return { way, minutes, from: start.mean, to: last.mean };
}
