import { expect, it } from 'vitest';
import { faultsOf } from './endpoint-faults.ts';

const draft = { url: 'https://example.com/houqin', description: '', types: ['WORK_ORDER_OFFERED'] };
const faults = (more: object) => faultsOf({ ...draft, ...more } as never);

it('takes an address and at least one type', () => {
  expect(faults({})).toEqual([]);
  expect(faults({ url: '  https://example.com  ' })).toEqual([]);
  expect(faults({ types: [] })).toEqual(['types']);
});

it.each(['', 'example.com', 'ftp://example.com', 'https://', 'javascript:alert(1)'])(
  'does not take %s for an address',
  (url) => expect(faults({ url })).toEqual(['url']),
);
