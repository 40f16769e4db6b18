import { registerEnumOnce } from '@houqin/kit/filters';
import type { Severity } from './severity.ts';

/** When an alarm opens a work order by itself. */
export const OrderPolicy = { AT_ONCE: 'AT_ONCE', AFTER_5_MIN: 'AFTER_5_MIN', NO: 'NO' } as const;
export type OrderPolicy = keyof typeof OrderPolicy;
registerEnumOnce(OrderPolicy, 'OrderPolicy', 'When an alarm opens a work order by itself.');

/** Domain C6: after 5 min unacknowledged, unless flagged to open at once. */
export const escalateAfterMs = 5 * 60_000;

/** Domain C6: only critical and high alarms open orders by themselves. */
export const mayOpenOrder = (severity: Severity): boolean =>
  severity === 'CRITICAL' || severity === 'HIGH';
