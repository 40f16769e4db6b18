import { expect, it } from 'vitest';
import { causesOf, nextFlood } from './flood.ts';
import type { WallAlarm } from './wall.graph.ts';

const now = Date.parse('2026-11-23T03:00:00Z');
const anAlarm = (index: number, more: Partial<WallAlarm> = {}) =>
  ({
    id: String(index),
    severity: 'HIGH',
    state: 'UNACK_ACTIVE',
    kind: 'LOW',
    lifeSafety: false,
    active: true,
    titleZh: '低',
    titleEn: 'low',
    raisedAt: new Date(now - 60_000).toISOString(),
    point: { id: 'p', quantity: 'PRESSURE', decimals: 1, unitText: 'Pa' },
    room: null,
    ...more,
  }) as WallAlarm;
const many = (count: number) => Array.from({ length: count }, (_, index) => anAlarm(index));

it('begins a flood above ten alarms in ten minutes and ends it below five', () => {
  expect(nextFlood({ since: null }, many(10), now).since).toBeNull();
  const flood = nextFlood({ since: null }, many(11), now);
  expect(flood.since).toBe(now - 60_000);
  expect(nextFlood(flood, many(5), now).since).toBe(now - 60_000);
  expect(nextFlood(flood, many(4), now).since).toBeNull();
});

it('never groups life-safety alarms away, and its numbers add up', () => {
  const alarms = [
    ...many(6),
    anAlarm(7, { lifeSafety: true, severity: 'CRITICAL' }),
    anAlarm(8, { kind: 'STALE', active: false }),
  ];
  const { alone, causes } = causesOf(alarms);
  expect(alone.map(({ id }) => id)).toEqual(['7']);
  expect(causes.map(({ alarms: members }) => members.length)).toEqual([6, 1]);
  expect(causes[1]!.recovered).toBe(1);
});
