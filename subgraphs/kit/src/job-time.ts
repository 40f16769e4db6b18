import { instantOfWallClock, wallClock } from './hospital-calendar.ts';

/** `HH:MM` on the campus's wall clock. */
export type TimeOfDay = `${number}:${number}`;

/** When a job runs, on the campus's wall clock. */
export type JobTime =
  /** Counted from the last end. */
  | { readonly everySeconds: number }
  /** Minute of each hour. */
  | { readonly hourlyAt: number }
  | { readonly dailyAt: TimeOfDay }
  /** 1 Monday to 7 Sunday. */
  | { readonly weekday: number; readonly at: TimeOfDay }
  /** Day of the month; in shorter months their last. */
  | { readonly dayOfMonth: number; readonly at: TimeOfDay };

/** The first time to run after an instant. */
export function nextRun(when: JobTime, after: Date): Date {
  if ('everySeconds' in when) return new Date(after.getTime() + when.everySeconds * 1000);
  const { year, month, day, hour } = wallClock(after);
  for (let step = 0; ; step++) {
    const candidate =
      'hourlyAt' in when
        ? instantOfWallClock({ year, month, day, hour: hour + step, minute: when.hourlyAt })
        : dayCandidate(when, { year, month, day }, step);
    if (candidate && candidate > after) return candidate;
  }
}

function dayCandidate(
  when: Exclude<JobTime, { everySeconds: number } | { hourlyAt: number }>,
  { year, month, day }: { year: number; month: number; day: number },
  step: number,
): Date | null {
  if ('dayOfMonth' in when) {
    const last = new Date(Date.UTC(year, month + step, 0)).getUTCDate();
    const on = { year, month: month + step, day: Math.min(when.dayOfMonth, last) };
    return instantOfWallClock({ ...on, ...timeOf(when.at) });
  }
  const at = 'dailyAt' in when ? when.dailyAt : when.at;
  const candidate = instantOfWallClock({ year, month, day: day + step, ...timeOf(at) });
  return 'weekday' in when && wallClock(candidate).weekday !== when.weekday ? null : candidate;
}

function timeOf(text: TimeOfDay): { hour: number; minute: number } {
  const [hour, minute] = text.split(':').map(Number);
  if (!(hour! >= 0 && hour! < 24 && minute! >= 0 && minute! < 60))
    throw new Error(`not a time of day: ${text}`);
  return { hour: hour!, minute: minute! };
}
