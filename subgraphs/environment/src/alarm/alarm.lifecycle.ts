import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/**
 * Domain C6, after ISA-18.2 [K]. From the three side states an alarm goes where the process and the
 * acknowledgement say. RTN_UNACK → UNACK_ACTIVE is the same alarm coming again.
 */
export const alarmLifecycle = defineLifecycle('Alarm', {
  NORMAL: ['UNACK_ACTIVE', 'SUPPRESSED_BY_DESIGN'],
  UNACK_ACTIVE: ['ACK_ACTIVE', 'RTN_UNACK', 'SHELVED', 'SUPPRESSED_BY_DESIGN', 'OUT_OF_SERVICE'],
  ACK_ACTIVE: ['CLEARED', 'SHELVED', 'SUPPRESSED_BY_DESIGN', 'OUT_OF_SERVICE'],
  RTN_UNACK: ['UNACK_ACTIVE', 'CLEARED', 'SHELVED', 'SUPPRESSED_BY_DESIGN', 'OUT_OF_SERVICE'],
  CLEARED: [],
  SHELVED: ['UNACK_ACTIVE', 'ACK_ACTIVE', 'RTN_UNACK', 'CLEARED', 'OUT_OF_SERVICE'],
  SUPPRESSED_BY_DESIGN: ['UNACK_ACTIVE', 'ACK_ACTIVE', 'RTN_UNACK', 'CLEARED', 'OUT_OF_SERVICE'],
  OUT_OF_SERVICE: ['UNACK_ACTIVE', 'ACK_ACTIVE', 'RTN_UNACK', 'CLEARED'],
});
export const AlarmState = alarmLifecycle.states;
export type AlarmState = keyof typeof AlarmState;
registerEnumOnce(AlarmState, 'AlarmState', 'ISA-18.2 states.');

/** Set aside: the process may change without anybody being told. */
export const isAside = (state: AlarmState): boolean =>
  state === 'SHELVED' || state === 'SUPPRESSED_BY_DESIGN' || state === 'OUT_OF_SERVICE';

/** Order of lists: what waits for somebody first (ui.md: unacknowledged first). */
const urgency: Readonly<Record<AlarmState, number>> = {
  UNACK_ACTIVE: 1,
  RTN_UNACK: 2,
  ACK_ACTIVE: 3,
  SHELVED: 4,
  OUT_OF_SERVICE: 5,
  SUPPRESSED_BY_DESIGN: 6,
  NORMAL: 7,
  CLEARED: 8,
};
export const stateRank = (state: AlarmState): number => urgency[state];
