import type { OrderCard } from '../order/order.graph.ts';
import { placeOf, stateWord, tradeWord } from '../order/order-words.ts';

/** A cell as spreadsheets read it; text that would be a formula there is disarmed. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The shown rows as CSV, with the mark that makes spreadsheets read UTF-8. */
export function ordersCsv(heads: readonly string[], orders: readonly OrderCard[]): string {
  const rows = orders.map((order) => [
    ...[order.number, stateWord(order.state), order.priority, order.title, placeOf(order)],
    ...[
      tradeWord(order.trade),
      order.technician?.name ?? '',
      order.createdAt,
      order.sla.dueAt ?? '',
    ],
  ]);
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
