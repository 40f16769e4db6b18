/** How values look, per language: ui.md “Formats”. Instants show in the hospital's time zone. */
import { locale } from './locale.svelte.ts';
import type { Locale } from './locale-name.ts';

/** An ISO 8601 instant, a number of milliseconds, or a date. */
export type Instant = string | number | Date;

/** Where the hospital is; a screen abroad still shows the hospital's clock. */
export const hospitalTimeZone = 'Asia/Shanghai';

/** What stands for no value, in both languages. */
export const none = '—';

interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly time: string;
  readonly seconds: string;
}

const partsOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: hospitalTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function parts(at: Instant): Parts {
  const found = Object.fromEntries(
    partsOf.formatToParts(new Date(at)).map((part) => [part.type, part.value]),
  );
  return {
    year: found['year'] ?? '',
    month: Number(found['month']),
    day: Number(found['day']),
    weekday: weekdays.en.findIndex((name) => name === found['weekday']),
    time: `${found['hour']}:${found['minute']}`,
    seconds: found['second'] ?? '',
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day at the hospital, `2026-11-23`. */
export function hospitalDay(at: Instant): string {
  const { year, month, day } = parts(at);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `2026-11-23`. */
export const formatDate = (at: Instant | null | undefined): string =>
  at == null ? none : hospitalDay(at);

/** A day near today: `11月23日 周一`, `Mon 23 Nov`. */
export function formatDateNear(at: Instant | null | undefined, language = locale()): string {
  if (at == null) return none;
  const { month, day, weekday } = parts(at);
  return language === 'zh'
    ? `${month}月${day}日 ${weekdays.zh[weekday]}`
    : `${weekdays.en[weekday]} ${day} ${months[month - 1]}`;
}

/** `02:13`. */
export const formatTime = (at: Instant | null | undefined): string =>
  at == null ? none : parts(at).time;

/** `02:13:06`. */
export function formatTimeExact(at: Instant | null | undefined): string {
  if (at == null) return none;
  const { time, seconds } = parts(at);
  return `${time}:${seconds}`;
}

/** Time alone on the hospital's day of `now`, date and time otherwise. */
export function formatDateTime(at: Instant | null | undefined, now: Instant = Date.now()): string {
  if (at == null) return none;
  return hospitalDay(at) === hospitalDay(now)
    ? formatTime(at)
    : `${hospitalDay(at)} ${formatTime(at)}`;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return `${two(minutes)}:${two(seconds % 60)}`;
}

function span(ms: number, language: Locale): string {
  const zh = language === 'zh';
  if (ms < hourMs) return clock(ms);
  const hours = Math.floor(ms / hourMs);
  if (ms >= 4 * hourMs) return zh ? `${hours} 时` : `${hours} h`;
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  return zh ? `${hours} 时 ${two(minutes)} 分` : `${hours} h ${two(minutes)} min`;
}

/** Time left: `剩 06:53`, `剩 3 时 02 分`, `剩 9 时`; `06:53 left`. Never below zero: see formatOverdue. */
export function formatLeft(ms: number, language = locale()): string {
  const text = span(Math.max(0, ms), language);
  return language === 'zh' ? `剩 ${text}` : `${text} left`;
}

/** Time over: `超 12:40`, `12:40 over`. */
export function formatOverdue(ms: number, language = locale()): string {
  const text = span(Math.max(0, ms), language);
  return language === 'zh' ? `超 ${text}` : `${text} over`;
}

/** How long ago, one unit: `8 秒`, `8 分`, `2 时`, `3 天`; `8 s`, `8 min`, `2 h`, `3 d`. */
export function formatAge(ms: number, language = locale()): string {
  const past = Math.max(0, ms);
  const [value, zh, en] =
    past < minuteMs
      ? [past / 1000, '秒', 's']
      : past < hourMs
        ? [past / minuteMs, '分', 'min']
        : past < 24 * hourMs
          ? [past / hourMs, '时', 'h']
          : [past / (24 * hourMs), '天', 'd'];
  return `${Math.floor(value)} ${language === 'zh' ? zh : en}`;
}

const decimal = new Map<number, Intl.NumberFormat>();

/** A number with grouping and a fixed number of decimals; minus is −. */
export function formatDecimal(value: number | null | undefined, decimals: number): string {
  if (value == null || Number.isNaN(value)) return none;
  let format = decimal.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    decimal.set(decimals, format);
  }
  return format.format(value).replace(/^-/, '−');
}

/** A whole number with grouping, `3,420`. */
export const formatCount = (value: number | null | undefined): string => formatDecimal(value, 0);

/** Money from its decimal string in yuan: `¥ 86,420.00`, `¥86,420.00`. */
export function formatMoney(yuan: string | null | undefined, language = locale()): string {
  if (yuan == null) return none;
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?\d*$/.exec(yuan.trim());
  if (!found) return none;
  const whole = (found[2] ?? '').replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const sign = found[1] === '-' ? '−' : '';
  return `${sign}¥${language === 'zh' ? ' ' : ''}${whole}.${(found[3] ?? '').padEnd(2, '0')}`;
}

/** A quantity with its unit word: `3,420 支`, `3,420 pcs`. */
export const formatQuantity = (value: number | null | undefined, unit: string): string =>
  value == null ? none : `${formatCount(value)} ${unit}`;

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** A size as people say it: `84 kB`, `2.3 MB`. */
export function formatBytes(bytes: number): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(bytes || 1) / 3), 0), byteUnits.length - 1);
  const value = bytes / 1000 ** step;
  return `${formatDecimal(value, value < 10 && step > 0 ? 1 : 0)} ${byteUnits[step]}`;
}

// UCUM codes of the points in use and how they are written on a screen.
const unitTexts: Readonly<Record<string, string>> = { Cel: '°C', degC: '°C', '[degF]': '°F' };

/** A measured value with its unit: `22.4 °C`, `1.8 Pa`, `48 %` and in English `48%`. */
export function formatMeasure(
  value: number | null | undefined,
  unit: string,
  decimals: number,
  language = locale(),
): string {
  if (value == null) return none;
  return withUnit(formatDecimal(value, decimals), unit, language);
}

/** A band or a one-sided limit: `21–25 °C`, `≥ 5 Pa`, `≤ 1,000 ppm`. */
export function formatRange(
  low: number | null | undefined,
  high: number | null | undefined,
  unit: string,
  decimals: number,
  language = locale(),
): string {
  if (low == null && high == null) return none;
  if (high == null) return withUnit(`≥ ${formatDecimal(low, decimals)}`, unit, language);
  if (low == null) return withUnit(`≤ ${formatDecimal(high, decimals)}`, unit, language);
  const band = `${formatDecimal(low, decimals)}–${formatDecimal(high, decimals)}`;
  return withUnit(band, unit, language);
}

function withUnit(text: string, unit: string, language: Locale): string {
  const shown = unitTexts[unit] ?? unit;
  if (!shown) return text;
  return shown === '%' && language === 'en' ? `${text}%` : `${text} ${shown}`;
}

/** The text of a pair in the current language: names that the graph gives in both. */
export const pick = (pair: { readonly zh: string; readonly en: string }): string =>
  pair[locale()] || pair.zh;
