import { expect, it } from 'vitest';
import { blank, faultsOf, inputOf, maxTitle } from './request-input.ts';

it.each([
  ['', 1],
  ['  x  ', 1],
  ['薄被', 0],
  ['x'.repeat(maxTitle), 0],
  ['x'.repeat(maxTitle + 1), 1],
])('finds the faults of the title %j', (title, count) => {
  const faults = faultsOf({ ...blank, title });
  expect(faults).toHaveLength(count);
  if (count) expect(faults[0]).toMatchObject({ id: 'request-title' });
});

it('sends what was typed, trimmed, and no empty note', () => {
  expect(inputOf({ title: ' 薄被 ', note: ' ' })).toEqual({ title: '薄被' });
  expect(inputOf({ title: '薄被', note: ' 东侧 ' })).toEqual({ title: '薄被', note: '东侧' });
});
