import { convert, isUnit, UnitError } from '@houqin/kit/units';
import type { WatchedPoint } from '../point/watched-points.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Delivered } from './parse-payload.ts';

const futureMs = 5 * 60_000; // clocks of devices drift; more than 5 min is a wrong clock
const dayMs = 86_400_000;

export interface Acceptance {
  readonly at: number;
  /** In the point's unit. */
  readonly value: number;
  readonly inRange: boolean;
}

/** Checks a reading against its point, and brings its value into the point's unit. */
export function acceptReading(
  point: WatchedPoint,
  reading: Delivered,
  now: number,
  retentionDays: number,
): Acceptance | Refusal {
  const { at, unit, raw } = reading;
  if (at > now + futureMs) return refuse('FUTURE', 'more than 5 minutes ahead of our clock', raw);
  if (at < now - retentionDays * dayMs)
    return refuse('TOO_OLD', `readings are kept for ${retentionDays} days`, raw);
  let { value } = reading;
  if (unit !== null && unit !== point.unit) {
    if (!isUnit(unit)) return refuse('UNIT_UNKNOWN', `unit ${unit.slice(0, 40)} is unknown`, raw);
    try {
      value = convert(value, unit, point.unit);
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      return refuse('UNIT_UNKNOWN', error.message, raw);
    }
  }
  // A conversion may overflow what was finite.
  if (!Number.isFinite(value)) return refuse('NOT_A_NUMBER', 'too large a number', raw);
  return { at, value, inRange: inRange(point, value) };
}

const inRange = ({ rangeMin, rangeMax }: WatchedPoint, value: number) =>
  (rangeMin === null || value >= rangeMin) && (rangeMax === null || value <= rangeMax);
