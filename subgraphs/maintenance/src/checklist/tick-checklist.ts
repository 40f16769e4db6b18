import type { Context } from '@houqin/kit/context';
import { NotFound, ValidationFailed } from '@houqin/kit/errors';
import { checkText } from '../check-text.ts';
import { announce } from '../work-order/announce.ts';
import { changeOrder } from '../work-order/change-order.ts';
import { rights } from '../work-order/rights.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { measuredText, unitText } from '../unit-text.ts';
import { ChecklistItem } from './checklist-item.entity.ts';

export interface TickInput {
  readonly orderId: string;
  readonly itemId: string;
  readonly done: boolean;
  /** What was measured; required to tick a step with a unit. */
  readonly value?: string | null;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey: string;
}

/**
 * Ticks a step, or takes the tick back. A step with limits is done when its value is within them.
 * @throws NotFound, Reassigned, IllegalTransition, ValidationFailed with the limits
 */
export function tickChecklist(ctx: Context, input: TickInput): Promise<WorkOrder> {
  const order = { ...input, id: input.orderId };
  return changeOrder(ctx, 'tickChecklist', order, rights.perform, async (tx, order) => {
    order.expect(['IN_PROGRESS'], 'TICK');
    const item = await tx.findOne(ChecklistItem, { id: input.itemId, orderId: order.id });
    if (!item) throw new NotFound('ChecklistItem', input.itemId);
    const value = checkText('value', input.value, { max: 24 });
    if (input.done) checkValue(item, value);
    item.done = input.done;
    item.value = input.done ? value : null;
    item.at = input.done ? ctx.clock.now() : null;
    item.doneBy = input.done ? ctx.caller.subjectId : null;
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.checklist-ticked' },
      {
        params: {
          done: input.done ? { zh: '完成', en: 'Done' } : { zh: '撤回', en: 'Undone' },
          step: { zh: item.textZh, en: item.textEn },
          value: measuredText(item.value, item.unit),
        },
      },
    );
  });
}

/** @throws ValidationFailed */
function checkValue(item: ChecklistItem, value: string | null): void {
  if (item.unit === null) return;
  if (value === null) throw new ValidationFailed('value', 'required');
  const { low, high } = item;
  const measured = Number(value);
  const fits =
    Number.isFinite(measured) && measured >= (low ?? -Infinity) && measured <= (high ?? Infinity);
  if (fits) return;
  const range = [low === null ? '' : `≥ ${low}`, high === null ? '' : `≤ ${high}`]
    .filter(Boolean)
    .join(', ');
  throw new ValidationFailed(
    'value',
    {
      zh: `要填 ${range} ${unitText(item.unit)} 的数值，不合格先调整再量。`,
      en: `Enter a number ${range} ${unitText(item.unit)}; adjust and measure again if it is outside.`,
    },
    { low, high, unit: item.unit },
  );
}
