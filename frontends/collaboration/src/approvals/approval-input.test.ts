import { expect, it } from 'vitest';
import { blank, faultsOf, inputOf, maxTitle } from './approval-input.ts';

const good = { documentType: 'PURCHASE', title: '输液泵', amount: '86400', note: '' };

it.each([
  ['nothing yet', blank, true, ['approval-type', 'approval-title', 'approval-amount']],
  ['all is there', good, true, []],
  ['fen', { ...good, amount: '1860.50' }, true, []],
  ['too many digits', { ...good, amount: '1.005' }, true, ['approval-amount']],
  ['words', { ...good, amount: '八万' }, true, ['approval-amount']],
  ['no money asked', { ...good, amount: '' }, false, []],
  ['a long title', { ...good, title: 'x'.repeat(maxTitle + 1) }, true, ['approval-title']],
])('finds the faults: %s', (_, input, needsAmount, ids) => {
  expect(faultsOf(input, needsAmount).map(({ id }) => id)).toEqual(ids);
});

it('sends what was typed, trimmed, and nothing empty', () => {
  expect(inputOf({ ...good, title: ' 输液泵 ', amount: ' ', note: ' ' })).toEqual({
    ...{ documentType: 'PURCHASE', title: '输液泵', lines: [] },
  });
  expect(inputOf({ ...good, note: '替换旧泵' }).lines).toHaveLength(1);
});
