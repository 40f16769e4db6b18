import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/** A retired point keeps its history and takes no more readings. */
export const pointLifecycle = defineLifecycle('Point', {
  IN_SERVICE: ['OUT_OF_SERVICE', 'RETIRED'],
  OUT_OF_SERVICE: ['IN_SERVICE', 'RETIRED'],
  RETIRED: [],
});
export const PointState = pointLifecycle.states;
export type PointState = keyof typeof PointState;
registerEnumOnce(PointState, 'PointState', 'Readings of a point out of service are stored only.');
