import { formatDateTime, locale } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { ApprovalRow, ApprovalWhole } from './approval.graph.ts';

export const stateWord = (state: ApprovalRow['state']): string => t(`state.${state}` as MessageKey);

const tones: Readonly<Record<ApprovalRow['state'], Tone>> = {
  RUNNING: 'active',
  RETURNED: 'soon',
  APPROVED: 'done',
  REJECTED: 'late',
  WITHDRAWN: 'stale',
};
export const stateTone = (state: ApprovalRow['state']): Tone => tones[state];

const known = ['REQUISITION', 'PURCHASE', 'EXPENSE', 'PAYMENT', 'DISPOSAL', 'LEASE', 'PAYROLL'];
const alsoKnown = ['SHUTDOWN', 'GENERAL'];

/** A kind of document in words; one that this screen does not know yet, as it is. */
export const typeWord = (type: string): string =>
  [...known, ...alsoKnown].includes(type) ? t(`type.${type}` as MessageKey) : type;

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}
export const stepName = ({ nameZh, nameEn }: Named): string =>
  locale() === 'zh' ? nameZh : nameEn;

type Track = ApprovalWhole['track'];

/** Whose decision is awaited, in words; empty where none is. */
export const awaited = ({ steps }: Pick<ApprovalRow, 'steps'>): string =>
  steps
    .flatMap(({ seats }) => seats.filter(({ waiting }) => waiting))
    .map(({ personName }) => personName)
    .join(t('join'));

/** The step that is due, in words. */
export function dueStep({ steps }: Pick<ApprovalRow, 'steps'>): string {
  const step = steps.find(({ state }) => state === 'PENDING' || state === 'TIMED_OUT');
  return step ? stepName(step) : '';
}

/** What a step asks for: `任一人同意`, `3 人中 2 人同意`. */
export function modeWord({ mode, needed, seats }: Track[number]): string {
  const count = seats.filter(({ origin }) => origin !== 'ADDED').length;
  if (mode === 'N_OF_M') return t('mode.N_OF_M', { needed: needed ?? 0, count });
  return count > 1 ? t(`mode.${mode}` as MessageKey) : '';
}

/** The way of a case from left to right; what was refused ends where it was. */
export function stepsOf({ track, state }: Pick<ApprovalWhole, 'track' | 'state'>) {
  const running = state === 'RUNNING';
  return track.map((step) => ({
    id: step.key,
    text: stepName(step),
    ...(step.doneAt ? { note: formatDateTime(step.doneAt) } : {}),
    state: stateOf(step, running),
  }));
}

function stateOf(step: Track[number], running: boolean): 'done' | 'now' | 'next' | 'skipped' {
  const refused = step.seats.some(
    ({ decision }) => decision === 'REJECTED' || decision === 'RETURNED',
  );
  if (step.state === 'DONE') return refused ? 'now' : 'done';
  if (step.state === 'WAITING') return running ? 'next' : 'skipped';
  return running ? 'now' : 'skipped';
}

/** Who decided, and for whom: `罗雯（代 郭文华）`. */
export const byWord = (personName: string, decidedByName: string | null): string =>
  decidedByName === null || decidedByName === personName
    ? personName
    : t('by.substitute', { substitute: decidedByName, person: personName });
