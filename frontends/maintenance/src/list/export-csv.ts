import { csvText } from '@houqin/ui-kit/ui/csv.ts';
import type { OrderCard } from '../order/order.graph.ts';
import { placeOf, stateWord, tradeWord } from '../order/order-words.ts';

/** The shown rows as CSV. */
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
  return csvText([heads, ...rows]);
}
