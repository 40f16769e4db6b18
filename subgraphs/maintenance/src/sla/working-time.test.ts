import { describe, expect, it } from 'vitest';
import { calendarTime, roundTheClock } from './working-time.ts';

const day = { from: 8 * 60, to: 17 * 60 };
const week = new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, [day]]));
// Thursday 2026-10-01 is a holiday, Saturday 2026-10-10 is worked instead.
const exceptions = new Map([
  ['2026-10-01', []],
  ['2026-10-10', [day]],
]);
const office = calendarTime(week, exceptions);

/** What the hospital's walls show. */
const at = (local: string) => new Date(`${local}:00+08:00`);
const hours = (count: number) => count * 3600;

describe('adding working time', () => {
  it.each([
    ['within a day', '2026-11-23T10:42', 4, '2026-11-23T14:42'],
    ['to closing time exactly', '2026-11-23T13:00', 4, '2026-11-23T17:00'],
    ['over a night', '2026-11-23T15:00', 4, '2026-11-24T10:00'],
    ['over a weekend', '2026-11-27T16:00', 2, '2026-11-30T09:00'],
    ['from before opening', '2026-11-23T02:21', 1, '2026-11-23T09:00'],
    ['from a Sunday', '2026-11-29T12:00', 9, '2026-11-30T17:00'],
    ['24 h are two days and six hours', '2026-11-23T08:00', 24, '2026-11-25T14:00'],
    ['72 h are eight working days', '2026-11-23T08:00', 72, '2026-12-02T17:00'],
    ['around a holiday', '2026-09-30T16:00', 2, '2026-10-02T09:00'],
    ['into a make-up Saturday', '2026-10-09T16:00', 2, '2026-10-10T09:00'],
    ['nothing at all', '2026-11-29T12:00', 0, '2026-11-29T12:00'],
  ])('%s', (_, start, count, end) => {
    expect(office.add(at(start), hours(count))).toEqual(at(end));
  });

  it('refuses a calendar without hours instead of walking for ever', () => {
    expect(() => calendarTime(new Map(), new Map()).add(at('2026-11-23T08:00'), 1)).toThrow(
      'has no hours',
    );
  });
});

describe('working time between two instants', () => {
  it.each([
    ['a whole week', '2026-11-23T00:00', '2026-11-30T00:00', 45],
    ['a night', '2026-11-23T17:00', '2026-11-24T08:00', 0],
    ['Friday afternoon to Monday morning', '2026-11-27T16:00', '2026-11-30T09:00', 2],
    ['the week of a holiday', '2026-09-28T00:00', '2026-10-05T00:00', 36],
    ['backwards', '2026-11-24T12:00', '2026-11-23T12:00', 0],
  ])('%s', (_, start, end, count) => {
    expect(office.between(at(start), at(end))).toBe(hours(count));
  });

  it('is what was added, from any start', () => {
    for (let minute = 0; minute < 14 * 1440; minute += 37) {
      const start = new Date(at('2026-11-20T00:00').getTime() + minute * 60_000);
      const end = office.add(start, hours(13));
      expect(office.between(start, end)).toBe(hours(13));
    }
  });
});

it('never rests round the clock', () => {
  expect(roundTheClock.add(at('2026-11-28T23:50'), 900)).toEqual(at('2026-11-29T00:05'));
  expect(roundTheClock.between(at('2026-11-28T23:50'), at('2026-11-29T00:05'))).toBe(900);
});
