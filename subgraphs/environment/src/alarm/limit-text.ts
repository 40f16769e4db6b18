import type { AlarmKind } from '../definition/alarm-kind.ts';

/** How units are written for people; the rest is written as its UCUM code. */
const written: Readonly<Record<string, string>> = {
  Cel: '°C',
  'Cel/min': '°C/min',
  '[degF]': '°F',
  '[ppm]': 'ppm',
  'ug/m3': 'µg/m³',
  'mg/m3': 'mg/m³',
};
export const unitText = (unit: string): string => written[unit] ?? unit;

/** `1000` → `1,000`, `5.00` → `5`; at most three decimals. */
export const figure = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 3 });

/** What would be right: `≥ 5 Pa`, `≤ 0.5 °C/min`, for silence `≤ 3 min`. */
export function limitText(
  kind: AlarmKind,
  limit: number | null,
  unit: string,
  intervalSeconds: number,
): string {
  if (kind === 'STALE') return `≤ ${duration(3 * intervalSeconds)}`;
  if (limit === null) return '—';
  const sign = kind === 'LOW' ? '≥' : '≤';
  return `${sign} ${figure(limit)} ${unitText(unit)}`;
}

function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
