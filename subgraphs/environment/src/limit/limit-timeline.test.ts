import { expect, it } from 'vitest';
import { LimitTimeline, sideOf } from './limit-timeline.ts';

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const row = (id: string, from: string, low: number | null, high: number | null) => ({
  ...{ id, roomClass: 'ICU' as const, quantity: 'TEMPERATURE' as const, unit: 'Cel' },
  ...{ low, high, effectiveFrom: day(from) },
});
const timeline = new LimitTimeline([
  row('b', '2026-06-01', 23, 26),
  row('a', '2020-01-01', 24, 27),
]);

it('answers with the newest row that has begun', () => {
  const at = (date: string) => timeline.at('ICU', 'TEMPERATURE', +day(date))?.id;
  expect([at('2019-12-31'), at('2020-01-01'), at('2026-05-31'), at('2026-06-01')]).toEqual([
    undefined,
    'a',
    'a',
    'b',
  ]);
});

it('knows no limit of another quantity or class', () => {
  expect(timeline.at('ICU', 'CO2', +day('2026-07-01'))).toBeNull();
  expect(timeline.at('WARD', 'TEMPERATURE', +day('2026-07-01'))).toBeNull();
});

it('says when the next row begins', () => {
  expect(timeline.nextStart(+day('2026-05-01'))).toBe(+day('2026-06-01'));
  expect(timeline.nextStart(+day('2026-06-01'))).toBeNull();
});

it('gives each kind of alarm its side', () => {
  expect(sideOf({ low: 24, high: 27 }, 'LOW')).toBe(24);
  expect(sideOf({ low: 24, high: 27 }, 'HIGH')).toBe(27);
  expect(sideOf({ low: 24, high: 27 }, 'STALE')).toBeNull();
});
