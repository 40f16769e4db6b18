import { hospitalTimeZone } from '@houqin/ui-kit/i18n';

/*
 * Between the field, which holds the hospital's wall clock, and the graph, which holds instants. The
 * hospital's zone has no summer time, so its offset is always this.
 */
const offset = '+08:00';

const format = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: hospitalTimeZone, hourCycle: 'h23' },
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** `2026-11-23T02:13` of an instant; empty for none. */
export function clockValue(at: string | null): string {
  if (at === null) return '';
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant of a field's value; null for an empty one. */
export const instantOf = (value: string): string | null =>
  value === '' ? null : new Date(`${value}:00${offset}`).toISOString();
