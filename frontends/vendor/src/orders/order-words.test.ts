import { expect, it } from 'vitest';
import { rangeText } from './order-words.ts';

const item = { id: '1', text: '', required: true, unit: 'mm', done: false, at: null, value: null };
it.each([
  [0.2, 0.5, '0.2–0.5 mm'],
  [5, null, '≥ 5 mm'],
  [null, 3, '≤ 3 mm'],
  [null, null, 'mm'],
])('says what a step has to lie within: %s to %s', (low, high, text) =>
  expect(rangeText({ ...item, unitText: 'mm', low, high })).toBe(text),
);
