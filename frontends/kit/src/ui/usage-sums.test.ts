import { expect, it } from 'vitest';
import { byDay, byHour, lastDay, refusals, sumOf } from './usage-sums.ts';

// 00:30 of 2 December on the campus's walls.
const now = Date.parse('2026-12-01T16:30:00Z');
const hour = (at: string, requests: number, ...refused: [string, number][]) => ({
  ...{ hour: `2026-12-01T${at}:00.000Z`, requests },
  refused: refused.map(([code, count]) => ({ code, count })),
});
const hours = [
  hour('15:00', 5, ['NOT_FOUND', 1], ['RATE_LIMITED', 1]),
  hour('16:00', 2, ['RATE_LIMITED', 2]),
];

it('adds up', () => {
  expect(sumOf(hours)).toEqual({ requests: 7, refused: 4 });
  expect(refusals(hours)).toEqual([
    { code: 'RATE_LIMITED', count: 3 },
    { code: 'NOT_FOUND', count: 1 },
  ]);
  expect(
    lastDay([hour('15:00', 1), { ...hour('15:00', 9), hour: '2026-11-30T16:00:00Z' }], now),
  ).toHaveLength(1);
});

it('goes by the hospital calendar, days without a request included', () => {
  const days = byDay(hours, now);
  expect(days.map(({ day }) => day)).toEqual([
    ...['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'],
    ...['2026-12-01', '2026-12-02'],
  ]);
  expect(days.map(({ requests }) => requests)).toEqual([0, 0, 0, 0, 0, 5, 2]);
  expect(
    byHour(hours, now)
      .slice(-3)
      .map(({ requests }) => requests),
  ).toEqual([0, 5, 2]);
});
