import { expect, it } from 'vitest';
import { lineWidth, placeCallouts, type Callout } from './callouts.ts';

const at = (cx: number, words = '制冷站'): Callout => ({
  ...{ cx, cy: 280, base: 220, lines: [words, '振动高'] },
});

it('knows that ideographs are wider than letters', () => {
  expect(lineWidth('压差')).toBe(50);
  expect(lineWidth('Pa')).toBe(28);
});

it('sets words to the right of the mark while there is room', () => {
  expect(placeCallouts([at(100), at(600)], 1132)).toEqual([
    { top: 220, side: 'right' },
    { top: 220, side: 'right' },
  ]);
});

it('turns to the left at the right edge', () => {
  expect(placeCallouts([at(1100)], 1132)[0]!.side).toBe('left');
});

it('rises or turns rather than cover a neighbour and its lead', () => {
  const [first, second] = placeCallouts([at(300), at(360)], 1132);
  expect(first).toEqual({ top: 220, side: 'left' });
  expect(second).toEqual({ top: 220, side: 'right' });
  const [, , third] = placeCallouts([at(40), at(90), at(140)], 1132);
  expect(third!.side).toBe('right');
});
