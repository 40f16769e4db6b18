/** What a date-time field holds: an instant of the hospital's clock, a day, or a time of day. */
export type ClockKind = 'datetime' | 'date' | 'time';

/** The way it is written, whatever the browser's own language would do. */
export const clockExample: Record<ClockKind, string> = {
  datetime: '2026-11-23 02:13',
  date: '2026-11-23',
  time: '02:13',
};

const dayPattern = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/;
const timePattern = /^(\d{1,2})[:：]?(\d{2})$/;

/**
 * Typed text to a value such as `2026-11-23T02:13`; undefined when it is no such day or time.
 * Accepts `2026-11-23 2:13`, `2026/11/23 0213`, `20261123 02:13`; empty stays empty.
 */
export function parseClock(text: string, kind: ClockKind): string | undefined {
  const clean = text.trim();
  if (clean === '') return '';
  if (kind === 'time') return parseTime(clean);
  if (kind === 'date') return parseDay(clean);
  const [day = '', time = '', ...rest] = clean.split(/[T\s]+/);
  const [parsedDay, parsedTime] = [parseDay(day), parseTime(time)];
  return parsedDay && parsedTime && rest.length === 0 ? `${parsedDay}T${parsedTime}` : undefined;
}

/** A value as it is written in the field. */
export function clockText(value: string): string {
  return value.replace('T', ' ');
}

function parseDay(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = dayPattern.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // 31 February would roll over into March: the day written must be the day meant.
  const date = new Date(`${iso}T00:00:00Z`);
  return year && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? iso
    : undefined;
}

function parseTime(text: string): string | undefined {
  const [, hour = '', minute = ''] = timePattern.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
