import { expect, it } from 'vitest';
import { clockText, parseClock } from './clock-text.ts';

it.each([
  ['2026-11-23 02:13', '2026-11-23T02:13'],
  ['2026/11/23 2:13', '2026-11-23T02:13'],
  ['20261123 0213', '2026-11-23T02:13'],
  ['2026年11月3日 02：13', '2026-11-03T02:13'],
  ['', ''],
])('reads %s as an instant of the hospital clock', (text, value) => {
  expect(parseClock(text, 'datetime')).toBe(value);
});

it.each(['2026-02-30 02:13', '2026-11-23', '2026-11-23 24:00', '23.11.2026 02:13', 'tomorrow'])(
  'refuses %s',
  (text) => {
    expect(parseClock(text, 'datetime')).toBeUndefined();
  },
);

it('reads a day or a time alone', () => {
  expect(parseClock('2024-2-29', 'date')).toBe('2024-02-29');
  expect(parseClock('2026-2-29', 'date')).toBeUndefined();
  expect(parseClock('0213', 'time')).toBe('02:13');
});

it('writes a value the way it is typed', () => {
  expect(clockText('2026-11-23T02:13')).toBe('2026-11-23 02:13');
});
