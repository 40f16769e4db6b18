import type { PointState } from './point-evaluation.ts';
import type { Watch } from './watch.ts';

/**
 * Whether two states differ in what a restart could not find out by itself. The newest value and
 * the worst one are read back from the stored readings, so they may differ.
 */
export function sameProgress(one: PointState, other: PointState): boolean {
  const ids = new Set([...Object.keys(one.watches), ...Object.keys(other.watches)]);
  return [...ids].every((id) => sameWatch(one.watches[id], other.watches[id]));
}

function sameWatch(one: Watch | undefined, other: Watch | undefined): boolean {
  if (one === other) return true;
  return (
    (one?.activeSince ?? null) === (other?.activeSince ?? null) &&
    (one?.turningSince ?? null) === (other?.turningSince ?? null) &&
    (one?.transitions.at(-1) ?? null) === (other?.transitions.at(-1) ?? null)
  );
}
