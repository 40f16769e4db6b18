import { expect, it } from 'vitest';
import { latestOf, scaleOf, worstAlarm } from './room-values.ts';
import type { RoomPoint, RoomState } from './monitor.graph.ts';

const point = {
  id: 'p',
  limitLow: 5,
  limitHigh: 20,
  rangeMin: -50,
  rangeMax: 100,
  latest: { at: '2026-11-23T02:00:00.000Z', value: 8 },
} as RoomPoint;

it('takes the newer of what was read and what was pushed', () => {
  const newer = new Map([['p', { at: '2026-11-23T02:00:05.000Z', value: 1 }]]);
  const older = new Map([['p', { at: '2026-11-23T01:00:00.000Z', value: 1 }]]);
  expect(latestOf(point, newer)?.value).toBe(1);
  expect(latestOf(point, older)?.value).toBe(8);
  expect(latestOf(point, new Map())?.value).toBe(8);
});

it('draws the limits with air, within the measuring range', () => {
  expect(scaleOf(point)).toEqual({ min: -1, max: 26 });
});

it('lets an active alarm decide before one that was set aside', () => {
  const room = {
    openAlarms: [
      { id: 'shelved', severity: 'CRITICAL', state: 'SHELVED' },
      { id: 'low', severity: 'LOW', state: 'UNACK_ACTIVE' },
    ],
  } as unknown as RoomState;
  expect(worstAlarm(room)?.id).toBe('low');
});
