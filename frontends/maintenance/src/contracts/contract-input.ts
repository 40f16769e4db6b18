import type { ContractRow } from './contract.graph.ts';

type Trade = ContractRow['trades'][number];

/** In the order of the form. */
export const trades: readonly Trade[] = [
  'HVAC',
  'PLUMBING',
  'ELECTRICAL',
  'IT',
  'MEDICAL_GAS',
  'MEDICAL_DEVICE',
  'GENERAL',
  'DOORS',
  'LIFT',
  'REFRIGERATION',
];

/** What stands in the form, as typed. */
export interface ContractDraft {
  partyId: string | null;
  partyText: string;
  campusId: string;
  title: string;
  trades: readonly Trade[];
  validFrom: string;
  validTo: string;
  acceptMinutes: string;
  capacity: string;
  dutyContact: string;
  dutyPhone: string;
}

export const blank: ContractDraft = {
  ...{ partyId: null, partyText: '', campusId: '', title: '', trades: [] },
  ...{ validFrom: '', validTo: '', acceptMinutes: '30', capacity: '10' },
  ...{ dutyContact: '', dutyPhone: '' },
};

/** A contract as the form shows it, to be changed. */
export const draftOf = (contract: ContractRow): ContractDraft => ({
  ...blank,
  ...{ title: contract.title, trades: contract.trades, partyText: contract.partyName },
  ...{ validFrom: contract.validFrom, validTo: contract.validTo },
  ...{ acceptMinutes: String(contract.acceptMinutes), capacity: String(contract.capacity) },
  ...{ dutyContact: contract.dutyContact, dutyPhone: contract.dutyPhone },
});

export type Fault =
  | 'party'
  | 'campus'
  | 'title'
  | 'trades'
  | 'from'
  | 'to'
  | 'accept'
  | 'capacity'
  | 'contact'
  | 'phone';

const within = (text: string, low: number, high: number) =>
  /^\d{1,4}$/.test(text) && Number(text) >= low && Number(text) <= high;

/** What is missing or impossible, in the order of the form; party and campus only of a new one. */
export function faultsOf(draft: ContractDraft, isNew: boolean): readonly Fault[] {
  const { title, validFrom, validTo } = draft;
  return [
    ...(isNew && draft.partyId === null ? (['party'] as const) : []),
    ...(isNew && draft.campusId === '' ? (['campus'] as const) : []),
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(draft.trades.length === 0 ? (['trades'] as const) : []),
    ...(isNew && validFrom === '' ? (['from'] as const) : []),
    ...(validTo === '' || validTo < validFrom ? (['to'] as const) : []),
    ...(within(draft.acceptMinutes, 5, 1440) ? [] : (['accept'] as const)),
    ...(within(draft.capacity, 1, 500) ? [] : (['capacity'] as const)),
    ...(draft.dutyContact.trim() === '' ? (['contact'] as const) : []),
    ...(draft.dutyPhone.trim() === '' ? (['phone'] as const) : []),
  ];
}

/** What both creating and changing send. */
export const termsOf = (draft: ContractDraft) => ({
  ...{ title: draft.title.trim(), trades: [...draft.trades], validTo: draft.validTo },
  ...{ acceptMinutes: Number(draft.acceptMinutes), capacity: Number(draft.capacity) },
  ...{ dutyContact: draft.dutyContact.trim(), dutyPhone: draft.dutyPhone.trim() },
});
