import type { ScopeColumns } from '@houqin/kit/scope';
import type { ApiClient } from './api-client.entity.ts';

/** A campus's own, and those of the outside organisation one works for. */
export const apiClientScope: ScopeColumns<ApiClient> = { campus: 'campusId', contract: 'partyId' };
