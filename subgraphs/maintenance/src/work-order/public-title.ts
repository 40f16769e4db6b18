import type { Context } from '@houqin/kit/context';
import { namesHidden } from '../names-hidden.ts';
import { symptomsOf } from '../service-request/symptoms-of.ts';
import type { WorkOrder } from './work-order.entity.ts';

/**
 * The title in the caller's language. Walls see no words that people typed: they get what the
 * reporter tapped, else the trade.
 */
export async function publicTitle(ctx: Context, order: WorkOrder): Promise<string> {
  if (order.titleEn !== null) return ctx.locale === 'zh' ? order.title : order.titleEn;
  if (!namesHidden(ctx)) return order.title;
  const symptom = (await symptomsOf(ctx)).find(({ code }) => code === order.symptom);
  if (symptom) return ctx.locale === 'zh' ? symptom.textZh : symptom.textEn;
  const trade = ctx.runtime.labels.label('Trade', order.trade ?? 'GENERAL', ctx.locale);
  return ctx.locale === 'zh' ? `${trade}报修` : `${trade} repair`;
}
