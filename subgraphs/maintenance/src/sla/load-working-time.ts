import type { Context } from '@houqin/kit/context';
import type { Database } from '../database.ts';
import { CalendarDay } from './calendar-day.entity.ts';
import { WorkingHours } from './working-hours.entity.ts';
import { calendarTime, roundTheClock, type Hours, type WorkingTime } from './working-time.ts';

/** By whose calendar a clock runs. */
export interface ClockOwner {
  readonly roundTheClock: boolean;
  readonly departmentId: string | null;
}

export type WorkingTimes = (owner: ClockOwner) => WorkingTime;

/**
 * The calendars as they are now. A department with hours of its own is not bound by the hospital's
 * hours and holidays (a ward never closes); all others are.
 */
export async function loadWorkingTimes(em: Database): Promise<WorkingTimes> {
  const hours = await em.find(WorkingHours, {});
  const days = await em.find(CalendarDay, {});
  const made = new Map<string | null, WorkingTime>();
  const own = new Set(hours.map(({ departmentId }) => departmentId));

  const calendarOf = (owner: string | null): WorkingTime => {
    const week = new Map<number, Hours[]>();
    for (const row of hours) {
      if (row.departmentId !== owner) continue;
      const list = week.get(row.weekday) ?? [];
      week.set(row.weekday, [...list, { from: row.fromMinute, to: row.toMinute }]);
    }
    const exceptions = new Map<string, Hours[]>();
    for (const row of days) {
      if (row.departmentId !== owner) continue;
      const open =
        row.fromMinute === null || row.toMinute === null
          ? []
          : [{ from: row.fromMinute, to: row.toMinute }];
      exceptions.set(row.day, [...(exceptions.get(row.day) ?? []), ...open]);
    }
    return calendarTime(week, exceptions);
  };

  return (clock) => {
    if (clock.roundTheClock) return roundTheClock;
    const owner =
      clock.departmentId !== null && own.has(clock.departmentId) ? clock.departmentId : null;
    const known = made.get(owner) ?? calendarOf(owner);
    made.set(owner, known);
    return known;
  };
}

const loaderKey = Symbol('working times');

/** `loadWorkingTimes`, once per operation. */
export function workingTimesOf(ctx: Context): Promise<WorkingTimes> {
  const known = ctx.loaders.get(loaderKey) as Promise<WorkingTimes> | undefined;
  if (known) return known;
  const loading = loadWorkingTimes(ctx.em);
  ctx.loaders.set(loaderKey, loading);
  return loading;
}
