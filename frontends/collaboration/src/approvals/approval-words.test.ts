import { expect, it } from 'vitest';
import { awaited, byWord, dueStep, stepsOf, typeWord } from './approval-words.ts';

const seat = (personName: string, waiting: boolean) => ({ id: personName, personName, waiting });
const step = (key: string, state: 'WAITING' | 'PENDING' | 'DONE' | 'TIMED_OUT') => ({
  ...{ key, nameZh: key, nameEn: key, state },
});

it('says whose decision is awaited, and in which step', () => {
  const steps = [
    { ...step('head', 'DONE'), seats: [seat('郭文华', false)] },
    { ...step('finance', 'PENDING'), seats: [seat('唐晓红', true), seat('戴月华', true)] },
  ];
  expect(awaited({ steps })).toBe('唐晓红、戴月华');
  expect(dueStep({ steps })).toBe('finance');
  expect(dueStep({ steps: [] })).toBe('');
});

it('names the substitute and for whom', () => {
  expect(byWord('郭文华', null)).toBe('郭文华');
  expect(byWord('郭文华', '郭文华')).toBe('郭文华');
  expect(byWord('郭文华', '罗雯')).toBe('罗雯（代 郭文华）');
});

it('draws the way, which ends where it was refused', () => {
  const track = (decision: 'APPROVED' | 'REJECTED') =>
    [
      { ...step('head', 'DONE'), doneAt: null, seats: [{ decision }] },
      { ...step('finance', 'WAITING'), doneAt: null, seats: [] },
    ] as never;
  const states = (list: ReturnType<typeof stepsOf>) => list.map(({ state }) => state);
  expect(states(stepsOf({ track: track('APPROVED'), state: 'RUNNING' }))).toEqual(['done', 'next']);
  expect(states(stepsOf({ track: track('REJECTED'), state: 'REJECTED' }))).toEqual([
    'now',
    'skipped',
  ]);
});

it('shows a kind of document that it does not know as it is', () => {
  expect(typeWord('PURCHASE')).toBe('采购');
  expect(typeWord('SOMETHING')).toBe('SOMETHING');
});
