import { parse } from 'csv-parse/sync';
import { DateTime, IANAZone } from 'luxon';

/** One row of the file that can be sent: its own instant and the number it carries. */
export interface Sample {
  /** Line in the file, counted from 1 with the header. */
  readonly line: number;
  readonly at: Date;
  readonly value: number;
}

export interface Series {
  readonly samples: readonly Sample[];
  /** Rows that hold no instant or no number, with what is wrong. */
  readonly unreadable: readonly { line: number; reason: string }[];
}

export interface Columns {
  readonly time: string;
  readonly value: string;
  /** Zone of instants written without one, an IANA name. */
  readonly zone: string;
}

/** The caller's mistake in one line: a column that is not there, an empty file, a wrong zone. */
export class SeriesError extends Error {}

/**
 * Reads a series from CSV text. A header that is one shorter than the rows belongs to a file with
 * a leading row-name column (as R writes them), which is dropped.
 * @throws SeriesError
 */
export function readSeries(text: string, { time, value, zone }: Columns): Series {
  if (!IANAZone.isValidZone(zone)) throw new SeriesError(`--tz: "${zone}" is not an IANA zone`);
  const [header, ...rows] = parse(text, {
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  }) as string[][];
  if (!header || rows.length === 0) throw new SeriesError('the file holds no rows');
  const shift = rows[0]!.length === header.length + 1 ? 1 : 0;
  const at = (name: string, option: string) => {
    const index = header.indexOf(name);
    if (index < 0)
      throw new SeriesError(`--${option}: no column "${name}"; there are ${header.join(', ')}`);
    return index + shift;
  };
  const timeAt = at(time, 'time');
  const valueAt = at(value, 'value');

  const samples: Sample[] = [];
  const unreadable: { line: number; reason: string }[] = [];
  rows.forEach((row, index) => {
    const line = index + 2;
    const instant = readInstant(row[timeAt] ?? '', zone);
    const cell = row[valueAt] ?? '';
    const number = cell === '' ? Number.NaN : Number(cell);
    if (!instant) unreadable.push({ line, reason: `no instant in "${row[timeAt] ?? ''}"` });
    else if (!Number.isFinite(number)) unreadable.push({ line, reason: `no number in "${cell}"` });
    else samples.push({ line, at: instant, value: number });
  });
  return { samples, unreadable };
}

/** ISO 8601, `yyyy-mm-dd hh:mm:ss`, or seconds since 1970; null when it is none of them. */
function readInstant(text: string, zone: string): Date | null {
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000);
  const parsed = [DateTime.fromISO(text, { zone }), DateTime.fromSQL(text, { zone })].find(
    (candidate) => candidate.isValid,
  );
  return parsed ? parsed.toJSDate() : null;
}

/** The same series moved so that its last reading falls on `end`; distances stay as they are. */
export function shiftToEnd(samples: readonly Sample[], end: Date): Sample[] {
  const last = Math.max(...samples.map((sample) => sample.at.getTime()));
  const by = end.getTime() - last;
  return samples.map((sample) => ({ ...sample, at: new Date(sample.at.getTime() + by) }));
}
