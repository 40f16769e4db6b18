import { dayOf, instantOn, nextDay, weekdayOf, type HospitalDay } from './hospital-day.ts';

/** A stretch of one day, in minutes since midnight; `to` may be 1440. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** How a service clock runs: everything in it is measured in working milliseconds. */
export interface WorkingTime {
  /** The instant at which `seconds` of working time after `start` have passed. */
  add(start: Date, seconds: number): Date;
  /** Working seconds between two instants; 0 when `end` is not after `start`. */
  between(start: Date, end: Date): number;
}

/** The clock that never rests (P1 and P2). */
export const roundTheClock: WorkingTime = {
  add: (start, seconds) => new Date(start.getTime() + seconds * 1000),
  between: (start, end) => Math.max(0, (end.getTime() - start.getTime()) / 1000),
};

/** No calendar of ours closes for so long; a walk that does not end means there are no hours. */
const longestWalkDays = 3660;

/**
 * A clock that runs during opening hours only.
 * @param week hours per ISO weekday (1 = Monday); a missing day is closed.
 * @param exceptions hours of single days instead: none for a holiday, some for a make-up workday.
 */
export function calendarTime(
  week: ReadonlyMap<number, readonly Hours[]>,
  exceptions: ReadonlyMap<HospitalDay, readonly Hours[]>,
): WorkingTime {
  const stretches = (day: HospitalDay) =>
    [...(exceptions.get(day) ?? week.get(weekdayOf(day)) ?? [])]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => ({
        from: instantOn(day, from).getTime(),
        to: instantOn(day, to).getTime(),
      }));

  return {
    add(start, seconds) {
      let left = seconds * 1000;
      if (left <= 0) return new Date(start);
      let day = dayOf(start);
      for (let walked = 0; walked < longestWalkDays; walked += 1, day = nextDay(day)) {
        for (const { from, to } of stretches(day)) {
          const begin = Math.max(from, start.getTime());
          if (begin >= to) continue;
          if (left <= to - begin) return new Date(begin + left);
          left -= to - begin;
        }
      }
      throw new Error('the working calendar has no hours');
    },

    between(start, end) {
      let sum = 0;
      for (let day = dayOf(start); instantOn(day) < end; day = nextDay(day)) {
        for (const { from, to } of stretches(day)) {
          sum += Math.max(0, Math.min(to, end.getTime()) - Math.max(from, start.getTime()));
        }
      }
      return sum / 1000;
    },
  };
}
