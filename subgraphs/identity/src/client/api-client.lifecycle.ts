import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/** Source: `domain.md` C1. */
export const lifecycle = defineLifecycle('ApiClient', {
  PENDING: ['ACTIVE', 'EXPIRED'],
  ACTIVE: ['SUSPENDED', 'EXPIRED'],
  SUSPENDED: ['ACTIVE', 'EXPIRED'],
  EXPIRED: [],
});
export const ApiClientState = lifecycle.states;
export type ApiClientState = keyof typeof ApiClientState;
registerEnumOnce(ApiClientState, 'ApiClientState');
