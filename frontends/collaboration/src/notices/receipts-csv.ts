import { formatDateTime } from '@houqin/ui-kit/i18n';
import { csvText } from '@houqin/ui-kit/ui/csv.ts';
import { t } from '../messages.ts';
import type { ReceiptRow } from './notice.graph.ts';

/** Receipts as CSV. */
export function receiptsCsv(receipts: readonly ReceiptRow[]): string {
  const heads = [
    ...[t('reading.name'), t('reading.department'), t('reading.opened'), t('reading.confirmed')],
  ];
  const rows = receipts.map((one) => [
    ...[one.personName, one.department?.name ?? ''],
    ...[one.openedAt, one.confirmedAt].map((at) => (at ? formatDateTime(at) : '')),
  ]);
  return csvText([heads, ...rows]);
}
