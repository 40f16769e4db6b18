import { expect, it } from 'vitest';
import { inOrder, readAsk, variablesOf, writeAsk } from './approval-filters.ts';

it('reads what the address asks for, and writes no more than that', () => {
  expect(readAsk('')).toEqual({
    ...{ filter: 'waiting', search: '', column: 'created', direction: 'DESC' },
  });
  expect(readAsk('?filter=nonsense&sort=nothing&direction=UP').filter).toBe('waiting');
  const asked = '?filter=mine&search=%E6%B3%B5&sort=amount&direction=ASC';
  expect(writeAsk(readAsk(asked))).toBe(asked);
  expect(writeAsk(readAsk(''))).toBe('');
});

it('asks the graph for it, and sorts what arrives as the graph does', () => {
  const ask = readAsk('?sort=amount&direction=ASC');
  expect(variablesOf(ask)).toMatchObject({
    filter: { waitingForMe: { eq: true } },
    orderBy: [{ field: 'AMOUNT', direction: 'ASC' }],
  });
  const row = (id: string, amount: string | null) => ({ id, amount }) as never;
  const rows = [row('a', '20000.00'), row('b', '900.00'), row('c', null)];
  expect(rows.sort(inOrder(ask)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
