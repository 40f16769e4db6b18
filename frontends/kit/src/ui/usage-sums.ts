import { hospitalDay } from '../i18n/index.ts';

/** What a program asked and was refused in one hour. */
export interface UsageHour {
  /** Its first instant, ISO 8601. */
  readonly hour: string;
  readonly requests: number;
  readonly refused: readonly { readonly code: string; readonly count: number }[];
}
type Hours = readonly UsageHour[];
const dayMs = 86_400_000;

/** Requests and refusals of some hours together. */
export interface Sum {
  readonly requests: number;
  readonly refused: number;
}

export function sumOf(hours: Hours): Sum {
  const all = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
  return {
    requests: all(hours.map(({ requests }) => requests)),
    refused: all(hours.flatMap(({ refused }) => refused.map(({ count }) => count))),
  };
}

/** The hours that began in the last 24. */
export const lastDay = (hours: Hours, now: number): Hours =>
  hours.filter(({ hour }) => Date.parse(hour) > now - dayMs);

/** The last seven days of the hospital calendar, today last, also those without a request. */
export function byDay(hours: Hours, now: number): readonly (Sum & { readonly day: string })[] {
  const days = Array.from({ length: 7 }, (_, back) => hospitalDay(now - (6 - back) * dayMs));
  return days.map((day) => ({
    day,
    ...sumOf(hours.filter(({ hour }) => hospitalDay(Date.parse(hour)) === day)),
  }));
}

/** Each hour of the last 24, the present one last. */
export function byHour(hours: Hours, now: number): readonly (Sum & { readonly at: number })[] {
  const present = Math.floor(now / 3_600_000) * 3_600_000;
  return Array.from({ length: 24 }, (_, back) => {
    const at = present - (23 - back) * 3_600_000;
    return { at, ...sumOf(hours.filter(({ hour }) => Date.parse(hour) === at)) };
  });
}

/** Refusals by code, the most frequent first. */
export function refusals(
  hours: Hours,
): readonly { readonly code: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const { refused } of hours)
    for (const { code, count } of refused) sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
