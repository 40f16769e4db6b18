import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { type Party } from './party.entity.ts';

/** Under CONTRACT an outside organisation sees itself. */
export const partyScope: ScopeColumns<Party> = { contract: 'id' };

export const partyReference: ReferenceRule<Party> = {
  permission: 'party:read',
  scope: partyScope,
  card: ['id', 'code', 'nameZh', 'nameEn'],
  also: ['name'],
};
