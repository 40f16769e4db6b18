import { formatDateTime, none } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { RequestRow } from './request.graph.ts';

export const stateWord = (state: RequestRow['state']): string => t(`state.${state}` as MessageKey);

export const stateTone = (state: RequestRow['state']): Tone =>
  (({ OPEN: 'plain', STARTED: 'active', COMPLETED: 'done', CANCELLED: 'done' }) as const)[state];

/** A name that this person may not read, or that is not there, is a dash. */
export const nameOf = (of: { readonly name: string | null } | null): string => of?.name ?? none;

/** The way of a request from left to right; a cancelled one ends where it was. */
export function stepsOf(request: RequestRow) {
  const at = (instant: string | null) => (instant ? formatDateTime(instant) : undefined);
  const { state, startedAt, endedAt, createdAt } = request;
  const step = (id: RequestRow['state'], note: string | undefined, stepState: StepState) => ({
    ...{ id, text: stateWord(id), state: stepState },
    ...(note ? { note } : {}),
  });
  if (state === 'CANCELLED')
    return [
      step('OPEN', at(createdAt), 'done'),
      step('STARTED', at(startedAt), startedAt ? 'done' : 'skipped'),
      step('CANCELLED', at(endedAt), 'now'),
    ];
  const order = ['OPEN', 'STARTED', 'COMPLETED'] as const;
  const notes = [at(createdAt), at(startedAt), at(endedAt)];
  const now = order.indexOf(state);
  return order.map((id, index) =>
    step(id, notes[index], index < now ? 'done' : index === now ? 'now' : 'next'),
  );
}

type StepState = 'done' | 'now' | 'next' | 'skipped';
