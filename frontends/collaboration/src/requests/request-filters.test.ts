import { expect, it } from 'vitest';
import { inOrder, readAsk, variablesOf, writeAsk, type ListAsk } from './request-filters.ts';
import { aRequest } from './request.fixture.ts';

const usual: ListAsk = { filter: 'open', search: '', column: 'created', direction: 'DESC' };

it('shows what is unfinished, newest first, unless the address asks otherwise', () => {
  expect(readAsk('')).toEqual(usual);
  expect(readAsk('?filter=nonsense&sort=constructor&direction=up')).toEqual(usual);
  expect(writeAsk(usual)).toBe('');
});

it('keeps filter, order and search in the address', () => {
  const ask: ListAsk = { filter: 'all', search: '毯 & 被', column: 'title', direction: 'ASC' };
  expect(readAsk(writeAsk(ask))).toEqual(ask);
});

it('asks the graph for the same', () => {
  expect(variablesOf({ ...usual, filter: 'ended', search: 'lamp' })).toEqual({
    filter: { state: { in: ['COMPLETED', 'CANCELLED'] } },
    search: 'lamp',
    orderBy: [{ field: 'CREATED_AT', direction: 'DESC' }],
  });
});

it('puts rows that arrive live where a fresh list would have them', () => {
  const rows = [
    aRequest({ id: 'a', title: 'b', createdAt: '2026-03-01T08:00:00.000Z' }),
    aRequest({ id: 'c', title: 'a', createdAt: '2026-03-01T09:00:00.000Z' }),
    aRequest({ id: 'b', title: 'b', createdAt: '2026-03-01T09:00:00.000Z' }),
  ];
  const ids = (ask: ListAsk) => rows.toSorted(inOrder(ask)).map(({ id }) => id);
  expect(ids(usual)).toEqual(['c', 'b', 'a']);
  expect(ids({ ...usual, column: 'title', direction: 'ASC' })).toEqual(['c', 'a', 'b']);
});
