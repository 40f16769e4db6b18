import type { FixedClock } from '@houqin/kit/clock';

/** A system's clock that runs on by itself and can be set forward. */
export type ShiftedClock = Pick<FixedClock, 'now' | 'advance'>;

export function shiftedClock(): ShiftedClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => void (offset += milliseconds),
  };
}
