import { expect, it } from 'vitest';
import { blank, draftOf, faultsOf, termsOf, type ContractDraft } from './contract-input.ts';
import type { ContractRow } from './contract.graph.ts';

const contract: ContractRow = {
  ...{ id: '1', version: 3, number: 'SC-20260405-0001', title: '电梯维保', partyName: '恒泰电梯' },
  ...{ state: 'IN_FORCE', trades: ['LIFT'], validFrom: '2026-04-05', validTo: '2027-04-04' },
  ...{ acceptMinutes: 30, capacity: 10, dutyContact: '钱伟', dutyPhone: '400', endReason: null },
};

it('says everything that is missing of a new one, in the order of the form', () =>
  expect(faultsOf(blank, true)).toEqual([
    ...['party', 'campus', 'title', 'trades', 'from', 'to', 'contact', 'phone'],
  ]));

it('lets a contract pass as it stands', () =>
  expect(faultsOf(draftOf(contract), false)).toEqual([]));

it.each<[Partial<ContractDraft>, string]>([
  [{ validTo: '2026-04-04' }, 'to'],
  [{ acceptMinutes: '4' }, 'accept'],
  [{ acceptMinutes: '1441' }, 'accept'],
  [{ acceptMinutes: '3.5' }, 'accept'],
  [{ capacity: '0' }, 'capacity'],
  [{ capacity: '501' }, 'capacity'],
  [{ title: '  ' }, 'title'],
])('refuses %o', (change, fault) =>
  expect(faultsOf({ ...draftOf(contract), ...change }, false)).toEqual([fault]),
);

it('sends figures as figures, without blanks around texts', () =>
  expect(termsOf({ ...draftOf(contract), title: ' 电梯 ' })).toMatchObject({
    ...{ title: '电梯', acceptMinutes: 30, capacity: 10, trades: ['LIFT'] },
  }));
