import { hospitalDay, instantOfWallClock, wallClock } from '@houqin/kit/hospital-calendar';

export const dayMs = 86_400_000;

/** A day of the hospital calendar, `2026-11-23`. */
export type HospitalDay = string;

export const dayOf = (at: Date): HospitalDay => hospitalDay(at);

/** The instant at which a wall clock shows so many minutes after midnight of a day. */
export function instantOn(day: HospitalDay, minute = 0): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return instantOfWallClock({ year, month, day: date, minute });
}

export const nextDay = (day: HospitalDay): HospitalDay => dayOf(instantOn(day, 24 * 60 + 720));

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: HospitalDay): number =>
  new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;

/** Minutes since midnight on the wall clock. */
export function minuteOfDay(at: Date): number {
  const { hour, minute } = wallClock(at);
  return hour * 60 + minute;
}
