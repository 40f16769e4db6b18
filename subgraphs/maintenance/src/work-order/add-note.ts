import type { Context } from '@houqin/kit/context';
import { requireText } from '../check-text.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface NoteInput extends OrderInput {
  readonly text: string;
}

/** Writes a line into the story; anybody who sees the order may, until it is closed. */
export function addNote(ctx: Context, input: NoteInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'addNote', input, rights.note, (tx, order) => {
    const text = requireText('text', input.text, { max: 1000 });
    announce(ctx, tx, order, { type: 'maintenance.work-order.noted' }, { params: { typed: text } });
  });
}
