import { defineLifecycle } from '@houqin/kit/lifecycle';

/**
 * Source: `domain.md` C1. An account becomes active with its first password, is locked by failed
 * sign-ins until the time is over, and a disabled one never returns.
 */
export const lifecycle = defineLifecycle('User', {
  INVITED: ['ACTIVE', 'DISABLED'],
  ACTIVE: ['LOCKED', 'DISABLED'],
  LOCKED: ['ACTIVE', 'DISABLED'],
  DISABLED: [],
});
export const UserState = lifecycle.states;
export type UserState = keyof typeof UserState;
