import type { Alarm } from '../alarm/alarm.entity.ts';
import type { PointState } from './point-state.ts';
import type { RoomEnvironmentState } from './room-environment.resolver.ts';

interface PointFacts {
  readonly state: PointState;
  /** It delivered at least once. */
  readonly delivered: boolean;
  readonly silent: boolean;
}

/**
 * How a room stands, worst first: an alarm that is active and in sight, then work on it, then
 * silence. What was shelved, or is over and only waits to be acknowledged, leaves it normal.
 */
export function roomState(
  points: readonly PointFacts[],
  alarms: readonly Pick<Alarm, 'state' | 'kind' | 'active'>[],
): RoomEnvironmentState {
  const inSight = alarms.filter(({ state }) => state === 'UNACK_ACTIVE' || state === 'ACK_ACTIVE');
  if (inSight.some(({ kind }) => kind !== 'STALE')) return 'ALARM';
  const inService = points.filter(({ state }) => state === 'IN_SERVICE');
  if (alarms.some(({ state }) => state === 'OUT_OF_SERVICE') || inService.length === 0)
    return 'OUT_OF_SERVICE';
  if (inSight.length > 0 || inService.some(({ silent }) => silent)) return 'STALE';
  return inService.some(({ delivered }) => delivered) ? 'NORMAL' : 'NO_DATA';
}
