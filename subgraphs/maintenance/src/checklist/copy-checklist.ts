import type { Tx } from '@houqin/kit/unit-of-work';
import type { Trade } from '../trade/trade.ts';
import { ChecklistItem } from './checklist-item.entity.ts';
import { ChecklistTemplate } from './checklist-template.entity.ts';

/** Gives an order its steps: the template of its fault, else of its trade, else the general one. */
export async function copyChecklist(
  tx: Tx,
  order: { id: string; trade: Trade | null },
  faultCode: string | null,
): Promise<void> {
  const templates = await tx.find(ChecklistTemplate, { retiredAt: null });
  const template =
    templates.find((one) => one.faultCode !== null && one.faultCode === faultCode) ??
    templates.find((one) => one.trade !== null && one.trade === order.trade) ??
    templates.find((one) => one.trade === null && one.faultCode === null);
  for (const [index, step] of (template?.steps ?? []).entries()) {
    const item = new ChecklistItem();
    item.orderId = order.id;
    item.position = index + 1;
    item.textZh = step.zh;
    item.textEn = step.en;
    item.required = step.required;
    item.unit = step.unit ?? null;
    item.low = step.low ?? null;
    item.high = step.high ?? null;
    tx.persist(item);
  }
}
