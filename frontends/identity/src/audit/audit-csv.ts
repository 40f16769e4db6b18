import { formatCount, hospitalDay } from '@houqin/ui-kit/i18n';
import { csvText } from '@houqin/ui-kit/ui/csv.ts';
import { t } from '../messages.ts';
import { actorText, domainWord, exactTime } from './audit-words.ts';
import type { TrailRow } from './merge-trails.ts';

/** Entries of a file at most: what a spreadsheet still opens at once. */
export const exportLimit = 5_000;

/** Who took the file along, when, and under which conditions: domain.md D, exports watermarked. */
export interface Watermark {
  readonly name: string;
  readonly username: string | null;
  readonly at: number;
  /** The conditions in words. */
  readonly asked: string;
  /** What the file lacks, in words; empty when nothing. */
  readonly lacks: string;
}

/** The watermark stands first and last, so that neither end can be cut off unseen. */
export function auditCsv(rows: readonly TrailRow[], mark: Watermark): string {
  const line = [
    t('export.mark', {
      name: whoText(mark),
      at: exactTime(mark.at),
      count: formatCount(rows.length),
    }),
    mark.asked,
    mark.lacks,
  ].filter((text) => text !== '');
  const heads = [
    ...[t('column.time'), t('column.timeUtc'), t('column.domain'), t('column.person')],
    ...[t('column.personId'), t('column.action'), t('column.code'), t('column.object')],
    ...[t('column.objectId'), t('column.before'), t('column.after'), t('column.reason')],
    ...[t('column.address'), t('column.correlation'), t('column.entry'), t('column.place')],
  ];
  const body = rows.map((row) => [
    ...[exactTime(row.at), row.at, domainWord(row.domain), actorText(row), row.actor.id],
    ...[row.actionText, row.action, row.objectText, row.objectId],
    ...[row.before ?? '', row.after ?? '', row.reason ?? '', row.address ?? ''],
    ...[row.correlationId, row.id, row.position === null ? '' : String(row.position)],
  ]);
  return csvText([line, heads, ...body, line]);
}

export const whoText = ({ name, username }: Pick<Watermark, 'name' | 'username'>): string =>
  username ? `${name} (${username})` : name;

/** `audit-2026-11-23-auditor-128.csv`: the day, who exported, how many rows. */
export const fileName = (mark: Watermark, count: number): string =>
  `audit-${hospitalDay(mark.at)}-${(mark.username ?? mark.name).replaceAll(/[^\p{L}\p{N}-]/gu, '')}-${count}.csv`;
