import type { Locale } from '@houqin/kit/context';
import type { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import type { CompletionBlocker } from '../errors.ts';
import type { WorkOrder } from './work-order.entity.ts';

/** What stands between an order and its completion; empty when nothing does. */
export function completionBlockers(
  order: Pick<WorkOrder, 'causeId' | 'actionId'>,
  checklist: readonly ChecklistItem[],
): readonly CompletionBlocker[] {
  const left = checklist.filter(({ required, done }) => required && !done);
  const blockers: CompletionBlocker[] = [];
  if (left.length > 0) {
    const itemIds = left.map(({ id }) => id);
    blockers.push({ code: 'CHECKLIST', remaining: left.length, itemIds });
  }
  if (order.causeId === null) blockers.push({ code: 'CAUSE_MISSING', remaining: 0, itemIds: [] });
  if (order.actionId === null) blockers.push({ code: 'ACTION_MISSING', remaining: 0, itemIds: [] });
  return blockers;
}

/** The blocker as the technician reads it. */
export function blockerText({ code, remaining }: CompletionBlocker, locale: Locale): string {
  if (code === 'CHECKLIST') {
    if (locale === 'zh') return `还差 ${remaining} 步检查`;
    return remaining === 1 ? '1 checklist step left' : `${remaining} checklist steps left`;
  }
  if (code === 'CAUSE_MISSING') return locale === 'zh' ? '选一个原因' : 'pick a cause code';
  return locale === 'zh' ? '选一个处理方式' : 'pick an action code';
}
