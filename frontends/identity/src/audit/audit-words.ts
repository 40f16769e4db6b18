import { formatDate, formatTimeExact, type Instant } from '@houqin/ui-kit/i18n';
import { t, type MessageKey } from '../messages.ts';
import zh from '../messages/zh.json';
import type { AuditDomain } from './audit.graph.ts';
import { differenceOf, type Difference } from './difference.ts';
import type { TrailRow } from './merge-trails.ts';

/** An audit is read another day: every instant has its date and its second. */
export const exactTime = (at: Instant): string => `${formatDate(at)} ${formatTimeExact(at)}`;

export const domainWord = (domain: AuditDomain): string => t(`domain.${domain}`);

/** Who acted; what is no person says what it is. */
export function actorText({ actor }: Pick<TrailRow, 'actor'>): string {
  const kind = t(`actor.${actor.kind}`);
  if (!actor.name) return kind;
  return actor.kind === 'USER' ? actor.name : `${actor.name} (${kind})`;
}

/** What was acted on; the end of its id tells two rows of a kind apart. */
export const objectName = ({ objectText, objectId }: TrailRow): string =>
  `${objectText} …${objectId.slice(-4)}`;

/** A column as people call it; one that has no word keeps the name it is stored under. */
export function columnWord(column: string): string {
  const key = `field.${column}`;
  return key in zh ? t(key as MessageKey) : column;
}

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A stored value: instants by the hospital's clock, the rest as it was written. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  if (value === '(masked)') return t('value.masked');
  if (value === '(hidden)') return t('value.hidden');
  if (typeof value === 'string') return instantText.test(value) ? exactTime(value) : value;
  if (typeof value === 'object') return JSON.stringify(value, null, 1);
  return typeof value === 'boolean' ? t(value ? 'value.yes' : 'value.no') : String(value);
}

const told = 2;
const longest = 40;

/** What people know a row by, and what they ask about first. */
const foremost = [
  ...['number', 'code', 'username', 'title', 'name', 'state', 'priority', 'permission', 'level'],
];

/** Told first what people ask about, last what only the program does. */
function rankOf(column: string): number {
  const place = foremost.indexOf(column);
  if (place >= 0) return place;
  if (['version', 'updatedAt', 'createdAt'].includes(column)) return 1_000;
  return column.endsWith('Id') ? 200 : 100;
}

/** The columns of an entry in the order a person reads them; changed ones still come first. */
export const readable = (changes: readonly Difference[]): readonly Difference[] =>
  [...changes].sort(
    (a, b) => Number(b.changed) - Number(a.changed) || rankOf(a.column) - rankOf(b.column),
  );

/** The first changes of an entry, for a row of the list. */
export function summaryOf({ before, after }: TrailRow): string {
  const changes = readable(differenceOf(before, after)).filter(({ changed }) => changed);
  const texts = changes.slice(0, told).map(({ column, before: was, after: is }) => {
    const short = (value: unknown) => valueText(value).slice(0, longest);
    const value = was === undefined ? short(is) : `${short(was)} → ${short(is)}`;
    return column ? `${columnWord(column)} ${value}` : value;
  });
  const rest = changes.length - texts.length;
  return [...texts, ...(rest > 0 ? [t('more.changes', { count: rest })] : [])].join(' · ') || '—';
}

/** The graph's type of an object, to find its page: `workOrder` is a `WorkOrder`. */
export const typeOf = ({ objectType }: TrailRow): string =>
  `${objectType.slice(0, 1).toUpperCase()}${objectType.slice(1)}`;
