import type { WatchedPoint } from '../point/watched-points.ts';
import type { Evaluation, PointState } from './point-evaluation.ts';
import { quiet, returned, type Transition, type Watch } from './watch.ts';

/**
 * Ends what stands for definitions that are gone, or for a point that is no longer in service:
 * nobody would ever see it return to normal.
 */
export function endRemoved(point: WatchedPoint, state: PointState, now: number): Evaluation {
  const watches: Record<string, Watch> = {};
  const transitions: Transition[] = [];
  for (const [definitionId, watch] of Object.entries(state.watches)) {
    const rule = point.rules.find((one) => one.definitionId === definitionId);
    if (rule && point.state === 'IN_SERVICE') {
      watches[definitionId] = watch;
      continue;
    }
    watches[definitionId] = quiet;
    if (watch.activeSince === null) continue;
    const gone = rule ?? {
      ...{ definitionId, kind: 'STALE' as const },
      ...{ onDelayMs: 0, offDelayMs: 0, deadband: 0 },
    };
    const { transition } = returned(gone, watch, now, null, null);
    if (transition) transitions.push(transition);
  }
  return { state: { ...state, watches }, transitions };
}
