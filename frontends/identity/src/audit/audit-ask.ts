import { auditDomains, type AuditDomain, type AuditVariables } from './audit.graph.ts';

export const periods = ['day', 'week', 'month', 'year', 'all', 'days'] as const;
export type Period = (typeof periods)[number];

/** What is asked of the trails, as the address holds it. */
export interface AuditAsk {
  /** Empty: all. */
  readonly domain: AuditDomain | '';
  /** Id of who acted. */
  readonly person: string;
  /** Part of an action's code or of what it is called. */
  readonly action: string;
  /** A kind of object, an id, or both as `workOrder:id`. */
  readonly object: string;
  readonly period: Period;
  /** Days of the hospital, both included, for the period `days`. */
  readonly from: string;
  readonly until: string;
  readonly search: string;
  readonly correlation: string;
}

const nothing: AuditAsk = {
  ...{ domain: '', person: '', action: '', object: '', period: 'week', from: '', until: '' },
  ...{ search: '', correlation: '' },
};

export function readAsk(search: string): AuditAsk {
  const params = new URLSearchParams(search);
  const text = (name: string) => params.get(name)?.trim() ?? '';
  const period = periods.find((one) => one === params.get('period')) ?? nothing.period;
  return {
    domain: auditDomains.find((one) => one === params.get('domain')) ?? '',
    person: text('person'),
    action: text('action'),
    object: text('object'),
    // No index finds words: without a beginning the server refuses, and a year is what one waits for.
    period: period === 'all' && text('search') ? 'year' : period,
    from: day(text('from')),
    until: day(text('until')),
    search: text('search').slice(0, 100),
    correlation: text('correlation'),
  };
}

/** The address of a question, with `?`; what is not asked is not written. */
export function writeAsk(ask: Partial<AuditAsk>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...nothing, ...ask }))
    if (value !== nothing[name as keyof AuditAsk]) params.set(name, value);
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** The address of a question with one of its entries opened; closed when there is none. */
export function writeEntry(ask: AuditAsk, entry: string): string {
  const text = writeAsk(ask);
  return entry ? `${text || '?'}${text ? '&' : ''}entry=${entry}` : text;
}

/** The entry that an address opens; null for none, and for one of no domain. */
export function readEntry(search: string): { domain: AuditDomain; id: string } | null {
  const [name = '', id = ''] = (new URLSearchParams(search).get('entry') ?? '').split(':');
  const domain = auditDomains.find((one) => one === name);
  return domain && id ? { domain, id } : null;
}

const dayMs = 86_400_000;
const lengths = { day: 1, week: 7, month: 30, year: 365 } as const;

/** The filter of a question at an instant; a whole page and its next ones keep the same. */
export function filterOf(ask: AuditAsk, now: number): AuditVariables['filter'] {
  const at = periodOf(ask, now);
  const [kind, id] = objectOf(ask.object);
  return {
    ...(at ? { at } : {}),
    ...(ask.person ? { actorId: { eq: ask.person } } : {}),
    ...(ask.action ? { action: { contains: ask.action } } : {}),
    ...(kind ? { objectType: id ? { eq: kind } : { contains: kind } } : {}),
    ...(id ? { objectId: { eq: id } } : {}),
    ...(ask.correlation ? { correlationId: { eq: ask.correlation } } : {}),
  };
}

/** What kind of object and which one a text means; ids are 26 letters and digits. */
export function objectOf(text: string): readonly [kind: string, id: string] {
  const [, kind = '', id = ''] = /^(?:([^:]*):)?([0-9A-Za-z]{26})$/.exec(text) ?? [];
  return id ? [kind, id] : [text, ''];
}

function periodOf({ period, from, until, search }: AuditAsk, now: number) {
  if (period === 'all') return null;
  if (period !== 'days') return { gte: instant(now - lengths[period] * dayMs) };
  const end = until ? midnight(until).getTime() + dayMs : now;
  const begin = from ? midnight(from).getTime() : search ? end - lengths.year * dayMs : null;
  return {
    ...(begin === null ? {} : { gte: instant(begin) }),
    ...(until ? { lt: instant(end) } : {}),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

/** The hospital's clock is eight hours ahead and knows no summer time. */
const midnight = (written: string): Date => new Date(`${written}T00:00:00+08:00`);

const day = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(midnight(text).getTime()) ? text : '';
