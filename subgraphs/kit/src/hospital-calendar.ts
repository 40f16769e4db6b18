/** The campus's time zone: days, job times and numbers follow its wall clock. */
export const campusTimeZone = 'Asia/Shanghai';

export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 Monday to 7 Sunday, ISO 8601. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall shows at an instant. */
export function wallClock(at: Date, zone: string = campusTimeZone): WallClock {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const { year, month, day, hour, minute, second } = parts;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
  return { year, month, day, weekday, hour, minute, second };
}

/** The hospital's calendar day of an instant, `2026-11-23`. */
export function hospitalDay(at: Date, zone: string = campusTimeZone): string {
  const { year, month, day } = wallClock(at, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The instant at which the wall clock shows this. Days and hours may overflow (`day: 32`). A time
 * that a change of clocks skips is taken with the offset before it.
 */
export function instantOfWallClock(
  wall: { year: number; month: number; day: number; hour?: number; minute?: number },
  zone: string = campusTimeZone,
): Date {
  const { year, month, day, hour = 0, minute = 0 } = wall;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const first = asUtc - offsetMs(new Date(asUtc), zone);
  return new Date(asUtc - offsetMs(new Date(first), zone));
}

function offsetMs(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(at, zone);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}
