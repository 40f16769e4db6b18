import { defineLifecycle } from '@houqin/kit/lifecycle';

/** Source: `domain.md` C1. A revoked screen is paired again as a new device. */
export const lifecycle = defineLifecycle('WallDevice', {
  UNPAIRED: ['PAIRED', 'REVOKED'],
  PAIRED: ['REVOKED'],
  REVOKED: [],
});
export const WallDeviceState = lifecycle.states;
export type WallDeviceState = keyof typeof WallDeviceState;
