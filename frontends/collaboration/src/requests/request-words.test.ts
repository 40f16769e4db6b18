import { expect, it } from 'vitest';
import { nameOf, stepsOf } from './request-words.ts';
import { aRequest } from './request.fixture.ts';

const states = (facts: Parameters<typeof aRequest>[0]) =>
  stepsOf(aRequest(facts)).map(({ id, state }) => `${id} ${state}`);
const nine = '2026-03-01T01:00:00.000Z';

it('shows how far a request is', () => {
  expect(states({})).toEqual(['OPEN now', 'STARTED next', 'COMPLETED next']);
  expect(states({ state: 'STARTED', startedAt: nine })).toEqual([
    'OPEN done',
    'STARTED now',
    'COMPLETED next',
  ]);
});

it('shows where a cancelled request ended', () => {
  const ended = { state: 'CANCELLED', endedAt: nine } as const;
  expect(states(ended)).toEqual(['OPEN done', 'STARTED skipped', 'CANCELLED now']);
  expect(states({ ...ended, startedAt: nine })[1]).toBe('STARTED done');
});

it('dates the steps that were taken', () => {
  expect(stepsOf(aRequest({})).map(({ note }) => note !== undefined)).toEqual([true, false, false]);
});

it('shows a dash for a name that may not be read', () => {
  expect([nameOf({ name: '陈静' }), nameOf(null)]).toEqual(['陈静', '—']);
});
