import type { ScopeColumns } from '@houqin/kit/scope';
import type { Delegation } from './delegation.entity.ts';

/** Whose absence it is: they alone make and end it. */
export const delegationScope: ScopeColumns<Delegation> = {
  own: (subjectId) => ({ principalId: subjectId }),
};
