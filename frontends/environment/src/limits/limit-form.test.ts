import { expect, it } from 'vitest';
import { faultsOf, figure } from './limit-form.ts';

const fine = { low: '5', high: '', source: 'GB 50333', edition: '2013', reason: '按新规范' };

it('reads figures as people type them', () => {
  expect([figure(' 21.5 '), figure('−3'), figure(''), figure('5pa')]).toEqual([
    21.5,
    -3,
    null,
    undefined,
  ]);
});

it('asks for a limit, its order, its source and a reason', () => {
  expect(faultsOf(fine)).toEqual([]);
  expect(faultsOf({ ...fine, low: '' })).toEqual([{ field: 'low', fault: 'empty' }]);
  expect(faultsOf({ ...fine, high: '4' })).toEqual([{ field: 'high', fault: 'order' }]);
  expect(faultsOf({ ...fine, low: 'x', reason: ' ' })).toEqual([
    { field: 'low', fault: 'number' },
    { field: 'reason', fault: 'reason' },
  ]);
});
