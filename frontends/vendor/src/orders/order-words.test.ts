import { expect, it } from 'vitest';
import { rangeText, sizeText } from './order-words.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [84_400, '84 kB'],
  [2_340_000, '2.3 MB'],
  [20_000_000, '20 MB'],
])('says %s bytes as people do', (bytes, text) => expect(sizeText(bytes)).toBe(text));

const item = { id: '1', text: '', required: true, unit: 'mm', done: false, at: null, value: null };
it.each([
  [0.2, 0.5, '0.2–0.5 mm'],
  [5, null, '≥ 5 mm'],
  [null, 3, '≤ 3 mm'],
  [null, null, 'mm'],
])('says what a step has to lie within: %s to %s', (low, high, text) =>
  expect(rangeText({ ...item, unitText: 'mm', low, high })).toBe(text),
);
