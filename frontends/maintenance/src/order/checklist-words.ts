import { formatRange } from '@houqin/ui-kit/i18n';
import type { OrderPage } from './order.graph.ts';

export type ChecklistItem = OrderPage['checklist'][number];

/** UCUM codes whose usual sign differs. */
const signs: Readonly<Record<string, string>> = { deg: '°', Cel: '°C', '[degF]': '°F' };
export const unitSign = (unit: string | null): string => (unit ? (signs[unit] ?? unit) : '');

const decimalsOf = (limit: number | null) =>
  limit === null ? 0 : (String(limit).split('.')[1]?.length ?? 0);

/** `118–130 N`, as exact as the limits were written; empty where nothing is measured. */
export function rangeText({ low, high, unit }: Pick<ChecklistItem, 'low' | 'high' | 'unit'>) {
  if (low === null && high === null) return '';
  const decimals = Math.max(decimalsOf(low), decimalsOf(high));
  const range = formatRange(low, high, unit === 'deg' ? '' : (unit ?? ''), decimals);
  return unit === 'deg' ? `${range}°` : range;
}

/** `124 N`; empty where nothing was measured. */
export function measuredText({ value, unit }: Pick<ChecklistItem, 'value' | 'unit'>): string {
  if (value === null) return '';
  return unit === 'deg' ? `${value}°` : `${value} ${unitSign(unit)}`.trim();
}

/** The step to do next; null when all are done. */
export const nextStep = (items: readonly ChecklistItem[]): ChecklistItem | null =>
  items.find(({ done }) => !done) ?? null;
