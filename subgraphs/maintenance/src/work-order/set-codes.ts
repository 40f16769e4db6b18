import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { applyCodes, codeTexts, type CodeChoice } from '../fault-code/check-codes.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface CodesInput extends OrderInput, CodeChoice {}

/** Writes what was seen, why, and what was done; also after completion, to correct it. */
export function setCodes(ctx: Context, input: CodesInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'setCodes', input, rights.perform, async (tx, order) => {
    order.expect(['ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'COMPLETED'], 'SET_CODES');
    const codes = await applyCodes(tx, order, input);
    if (codes.length === 0) throw new ValidationFailed('faultId', 'required');
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.coded' },
      { params: { codes: codeTexts(codes) } },
    );
  });
}
