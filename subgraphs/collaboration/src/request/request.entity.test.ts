import { IllegalTransition } from '@houqin/kit/errors';
import { expect, it } from 'vitest';
import { CollaborationRequest } from './request.entity.ts';
import type { RequestState } from './request.lifecycle.ts';

const eight = new Date('2026-03-01T08:00:00Z');
const aRequest = (state: RequestState) =>
  Object.assign(new CollaborationRequest(), { state, number: 'CO-20260301-0001', title: 'a test' });

it('starts an open request and reports who and when', () => {
  const request = aRequest('OPEN');
  const event = request.start('person-7', eight);
  expect(request).toMatchObject({ state: 'STARTED', handlerId: 'person-7', startedAt: eight });
  expect(event).toMatchObject({ handlerId: 'person-7', startedAt: '2026-03-01T08:00:00.000Z' });
});

it('completes a started request, and says who did it', () => {
  const request = Object.assign(aRequest('STARTED'), { handlerId: 'person-7' });
  expect(request.complete(eight)).toMatchObject({ state: 'COMPLETED', handlerId: 'person-7' });
  expect(request.endedAt).toBe(eight);
});

it.each(['OPEN', 'STARTED'] as const)('cancels from %s and keeps the reason', (state) => {
  const request = aRequest(state);
  expect(request.cancel('not needed any more', eight).reason).toBe('not needed any more');
  expect(request).toMatchObject({ state: 'CANCELLED', cancelReason: 'not needed any more' });
});

it.each(['STARTED', 'COMPLETED', 'CANCELLED'] as const)('refuses to start from %s', (state) => {
  const request = aRequest(state);
  expect(() => request.start('person-7', eight)).toThrow(IllegalTransition);
  expect(request).toMatchObject({ state, handlerId: null });
});
