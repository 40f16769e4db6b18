import { formatDateTime } from '@houqin/ui-kit/i18n';
import { t } from '../messages.ts';
import type { ReceiptRow } from './notice.graph.ts';

/** A cell as spreadsheets read it; text that would be a formula there is disarmed. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Receipts as CSV, with the mark that makes spreadsheets read UTF-8. */
export function receiptsCsv(receipts: readonly ReceiptRow[]): string {
  const heads = [
    ...[t('reading.name'), t('reading.department'), t('reading.opened'), t('reading.confirmed')],
  ];
  const rows = receipts.map((one) => [
    ...[one.personName, one.department?.name ?? ''],
    ...[one.openedAt, one.confirmedAt].map((at) => (at ? formatDateTime(at) : '')),
  ]);
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function downloadReceipts(name: string, receipts: readonly ReceiptRow[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([receiptsCsv(receipts)], { type: 'text/csv;charset=utf-8' }),
  );
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
