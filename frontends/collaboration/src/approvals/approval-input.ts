import { t } from '../messages.ts';

/** What the form holds while it is filled in. */
export interface ApprovalInput {
  readonly documentType: string;
  readonly title: string;
  readonly amount: string;
  readonly note: string;
}

export const blank: ApprovalInput = { documentType: '', title: '', amount: '', note: '' };

/** Longest texts that the graph takes, in characters. */
export const maxTitle = 120;
export const maxNote = 500;

/** Yuan, with fen or without. */
export const isAmount = (text: string): boolean => /^\d{1,12}(\.\d{1,2})?$/.test(text.trim());

/** What is still to be put right, in the order of the form; `id` is the control's. */
export function faultsOf(
  { documentType, title, amount }: ApprovalInput,
  needsAmount: boolean,
): { id: string; text: string }[] {
  const length = [...title.trim()].length;
  return [
    ...(documentType === '' ? [{ id: 'approval-type', text: t('form.type.missing') }] : []),
    ...(length < 2 || length > maxTitle
      ? [{ id: 'approval-title', text: t('form.what.missing') }]
      : []),
    ...(needsAmount && !isAmount(amount)
      ? [{ id: 'approval-amount', text: t('form.amount.wrong') }]
      : []),
  ];
}

/** The mutation's input; what is empty is none. */
export const inputOf = ({ documentType, title, amount, note }: ApprovalInput) => ({
  documentType,
  title: title.trim(),
  ...(amount.trim() ? { amount: amount.trim() } : {}),
  lines: note.trim() ? [{ label: t('form.note'), value: note.trim() }] : [],
});
