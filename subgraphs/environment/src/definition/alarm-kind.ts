import { registerEnumOnce } from '@houqin/kit/filters';
import type { RuleKind } from '../evaluation/rule.ts';

export const AlarmKind: { readonly [K in RuleKind]: K } = {
  LOW: 'LOW',
  HIGH: 'HIGH',
  RATE_OF_CHANGE: 'RATE_OF_CHANGE',
  STALE: 'STALE',
};
export type AlarmKind = RuleKind;
registerEnumOnce(AlarmKind, 'AlarmKind', 'What a definition watches for; STALE is silence.');
