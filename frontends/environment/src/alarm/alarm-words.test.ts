import { expect, it } from 'vitest';
import { byUrgency, unacknowledged } from './alarm-words.ts';
import type { AlarmRow } from './alarm.graph.ts';

const anAlarm = (
  id: string,
  state: AlarmRow['state'],
  severity: AlarmRow['severity'],
  minute: number,
) => ({ id, state, severity, raisedAt: new Date(minute * 60_000).toISOString() }) as AlarmRow;

it('puts unacknowledged first, then severity, then the oldest', () => {
  const alarms = [
    anAlarm('acknowledged', 'ACK_ACTIVE', 'CRITICAL', 0),
    anAlarm('young', 'UNACK_ACTIVE', 'HIGH', 9),
    anAlarm('old', 'UNACK_ACTIVE', 'HIGH', 1),
    anAlarm('critical', 'UNACK_ACTIVE', 'CRITICAL', 9),
    anAlarm('returned', 'RTN_UNACK', 'CRITICAL', 0),
  ];
  expect([...alarms].sort(byUrgency).map(({ id }) => id)).toEqual([
    ...['critical', 'old', 'young', 'returned', 'acknowledged'],
  ]);
});

it('counts a returned alarm nobody saw as unacknowledged', () => {
  expect(unacknowledged({ state: 'RTN_UNACK' })).toBe(true);
  expect(unacknowledged({ state: 'SHELVED' })).toBe(false);
});
