import { expect, it } from 'vitest';
import { assertOnCard, markCard } from './card.ts';
import { Forbidden } from './errors.ts';

const card = () => {
  const row = Object.create({ prototype: true }) as object;
  Object.defineProperty(row, 'code', { value: 'or07-pressure', enumerable: true });
  markCard(row, { permission: 'point:read', also: ['name'] });
  return row;
};

it('lets columns answer for themselves, and what is computed from them', () => {
  expect(() => assertOnCard(card(), 'code')).not.toThrow();
  expect(() => assertOnCard(card(), 'name')).not.toThrow();
});

it('refuses whatever else is computed, and names the permission', () => {
  expect(() => assertOnCard(card(), 'ageSeconds')).toThrow(Forbidden);
  expect(() => assertOnCard(card(), 'ageSeconds')).toThrow(/point:read/);
});

it('has nothing to say of whole rows, and of what is no row', () => {
  for (const row of [{ code: 'x' }, null, undefined, 'text', 7])
    expect(() => assertOnCard(row, 'ageSeconds')).not.toThrow();
});
