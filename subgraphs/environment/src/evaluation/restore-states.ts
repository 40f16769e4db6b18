import type { Context } from '@houqin/kit/context';
import { AlarmOccurrence } from '../alarm/alarm-occurrence.entity.ts';
import type { WatchedPoint } from '../point/watched-points.ts';
import { extremesSince, newestReadings } from '../telemetry/newest-readings.ts';
import { EvaluationState } from './evaluation-state.ts';
import { unknownPoint, type PointState } from './point-evaluation.ts';
import { quiet, type Watch } from './watch.ts';

/**
 * Where evaluation stands after a start: what was written down, the newest stored reading, and the
 * occurrences that stand open. The last are the truth about what is active, for they were
 * committed with the alarms that people saw.
 */
export async function restoreStates(
  em: Context['em'],
  readings: Context['em'],
  points: readonly WatchedPoint[],
): Promise<Map<string, PointState>> {
  const written = new Map(
    (await em.find(EvaluationState, {})).map(({ pointId, state }) => [pointId, state]),
  );
  const newest = await newestReadings(
    readings,
    points.map(({ series }) => series),
    true,
  );
  const open = Map.groupBy(await em.find(AlarmOccurrence, { endedAt: null }), (one) => one.pointId);
  const states = new Map<string, PointState>();
  for (const point of points) {
    const text = written.get(point.id);
    const known = text ? (JSON.parse(text) as PointState) : unknownPoint;
    const stored = newest.get(point.series);
    const latest =
      stored && (!known.newest || stored.at > known.newest.at)
        ? { at: stored.at, value: stored.value }
        : known.newest;
    const occurrences = open.get(point.id) ?? [];
    states.set(point.id, {
      newest: latest,
      watches: await restoreWatches(readings, point, known, occurrences),
    });
  }
  return states;
}

async function restoreWatches(
  readings: Context['em'],
  point: WatchedPoint,
  known: PointState,
  open: readonly AlarmOccurrence[],
): Promise<Record<string, Watch>> {
  const watches: Record<string, Watch> = {};
  for (const { id, kind } of point.definitions) {
    const watch = known.watches[id] ?? quiet;
    const standing = open.find(({ definitionId }) => definitionId === id);
    if (!standing) {
      // Written as active, but its end was committed: what was turning then is over with it.
      watches[id] =
        watch.activeSince === null ? watch : { ...quiet, transitions: watch.transitions };
      continue;
    }
    const activeSince = standing.startedAt.getTime();
    const same = watch.activeSince === activeSince;
    const worst = await worstSince(readings, point.series, kind, activeSince);
    watches[id] = {
      activeSince,
      worst: worst ?? standing.worstValue,
      turningSince: same ? watch.turningSince : null,
      transitions: same ? watch.transitions : [activeSince],
    };
  }
  return watches;
}

async function worstSince(
  readings: Context['em'],
  series: number,
  kind: WatchedPoint['definitions'][number]['kind'],
  since: number,
): Promise<number | null> {
  if (kind !== 'LOW' && kind !== 'HIGH') return null;
  const found = await extremesSince(readings, series, since);
  return found && (kind === 'LOW' ? found.low : found.high);
}
