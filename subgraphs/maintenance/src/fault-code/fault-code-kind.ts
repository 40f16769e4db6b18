import { registerEnumOnce } from '@houqin/kit/filters';

/** The three parts of an ISO 14224 style record: what was seen, why, what was done. */
export const FaultCodeKind = { FAULT: 'FAULT', CAUSE: 'CAUSE', ACTION: 'ACTION' } as const;
export type FaultCodeKind = keyof typeof FaultCodeKind;

registerEnumOnce(
  FaultCodeKind,
  'FaultCodeKind',
  'What was seen (FAULT), why (CAUSE), what was done (ACTION).',
);
