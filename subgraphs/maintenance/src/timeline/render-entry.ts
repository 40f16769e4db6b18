import type { Locale } from '@houqin/kit/context';
import { timelineTexts, type TimelineParam, type TimelineParams } from './timeline-texts.ts';
import type { TimelineEntry } from './timeline-entry.entity.ts';

export interface RenderedEntry {
  readonly text: string;
  readonly detail: string | null;
}

/** What a wall says instead of a name: nobody's name may reach it (design §6). */
const nobody: Readonly<Record<Locale, string>> = { zh: '值班技工', en: 'the technician' };

/**
 * The entry in the reader's language.
 * @param masked for devices: names become a post, typed words are left out
 */
export function renderEntry(entry: TimelineEntry, locale: Locale, masked: boolean): RenderedEntry {
  const template = (timelineTexts as Record<string, { zh: string; en: string } | undefined>)[
    entry.kind
  ];
  const [text = '', detail] = (template?.[locale] ?? entry.kind).split('|');
  const shown = masked ? mask(entry.params, locale) : entry.params;
  return {
    text: fill(text, shown, locale),
    detail: detail && anyGiven(detail, shown) ? fill(detail, shown, locale) : null,
  };
}

function mask(params: TimelineParams, locale: Locale): TimelineParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'typed' ? null : name.endsWith('Name') && value !== null ? nobody[locale] : value,
    ]),
  );
}

const names = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const anyGiven = (template: string, params: TimelineParams): boolean =>
  names(template).length === 0 ||
  names(template).some((name) => params[name] !== undefined && params[name] !== null);

const fill = (template: string, params: TimelineParams, locale: Locale): string =>
  template
    .replace(/\{(\w+)\}/g, (_, name: string) => format(params[name] ?? null, locale))
    .replace(/\s+/g, ' ')
    .trim();

function format(value: TimelineParam, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if ('instant' in value) return formatInstant(new Date(value.instant), locale);
  if ('seconds' in value) return formatSeconds(value.seconds, locale);
  return value[locale];
}

const clocks: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  zh: instantFormat('zh-CN'),
  en: instantFormat('en-GB'),
};

function instantFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone: 'Asia/Shanghai' },
  });
}

export const formatInstant = (at: Date, locale: Locale): string => clocks[locale].format(at);

/** `1 时 04 分`, `9 min`; hours from 60 minutes on. */
export function formatSeconds(seconds: number, locale: Locale): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  if (hours === 0) return locale === 'zh' ? `${minutes} 分钟` : `${minutes} min`;
  return locale === 'zh' ? `${hours} 时 ${rest} 分` : `${hours} h ${rest} min`;
}
