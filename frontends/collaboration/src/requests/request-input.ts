import { t } from '../messages.ts';

/** What the form holds while it is filled in. */
export interface RequestInput {
  readonly title: string;
  readonly note: string;
}

export const blank: RequestInput = { title: '', note: '' };

/** Longest texts that the graph takes, in characters. */
export const maxTitle = 80;
export const maxNote = 500;

/** What is still to be put right, in the order of the form; `id` is the control's. */
export function faultsOf({ title }: RequestInput): { id: string; text: string }[] {
  const length = [...title.trim()].length;
  if (length < 2) return [{ id: 'request-title', text: t('form.what.missing') }];
  return length > maxTitle ? [{ id: 'request-title', text: t('form.what.long') }] : [];
}

/** The mutation's input; an empty note is none. */
export const inputOf = ({ title, note }: RequestInput) => ({
  title: title.trim(),
  ...(note.trim() ? { note: note.trim() } : {}),
});
