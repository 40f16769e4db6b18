import { expect, it } from 'vitest';
import { byUrgency, countBySeverity, inStrip } from './urgency.ts';

const alarm = (id: string, state: string, severity: string, raisedAt: string) =>
  ({ id, state, severity, raisedAt }) as Parameters<typeof byUrgency>[0];

const alarms = [
  alarm('known', 'ACK_ACTIVE', 'CRITICAL', '2026-11-23T01:00Z'),
  alarm('late', 'UNACK_ACTIVE', 'HIGH', '2026-11-23T03:00Z'),
  alarm('early', 'UNACK_ACTIVE', 'HIGH', '2026-11-23T02:00Z'),
  alarm('worst', 'UNACK_ACTIVE', 'CRITICAL', '2026-11-23T04:00Z'),
  alarm('back', 'RTN_UNACK', 'CRITICAL', '2026-11-23T00:00Z'),
  alarm('put away', 'SHELVED', 'CRITICAL', '2026-11-23T00:00Z'),
];

it('puts what nobody has acknowledged first, then severity, then age', () => {
  expect([...alarms].sort(byUrgency).map(({ id }) => id)).toEqual([
    'worst',
    'early',
    'late',
    'back',
    'known',
    'put away',
  ]);
});

it('counts each severity, and what of it waits', () => {
  const [critical, high, medium] = countBySeverity(alarms.filter(inStrip));
  expect(critical).toEqual({ severity: 'CRITICAL', count: 3, unacknowledged: 2 });
  expect(high).toEqual({ severity: 'HIGH', count: 2, unacknowledged: 2 });
  expect(medium?.count).toBe(0);
});
