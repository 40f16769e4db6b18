import { expect, it } from 'vitest';
import { differenceOf } from './text-difference.ts';

const short = (before: string, after: string) =>
  differenceOf(before, after).map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`,
  );

it('says which lines went, came and stayed', () => {
  expect(short('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
  expect(short('a', 'a')).toEqual([' a']);
  expect(short('', 'a')).toEqual(['-', '+a']);
});
