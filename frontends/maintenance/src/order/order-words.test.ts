import { expect, it } from 'vitest';
import { byDue, shortNumber, usedShare } from './order-words.ts';
import type { OrderCard } from './order.graph.ts';

const now = Date.parse('2026-11-23T02:00:00Z');
const anOrder = (sla: Partial<OrderCard['sla']>, id = 'a') =>
  ({
    id,
    sla: {
      phase: 'RESTORE',
      dueAt: '2026-11-23T03:00:00Z',
      targetSeconds: 7_200,
      elapsedSeconds: 1_800,
      paused: false,
      level: 'ON_TIME',
      ...sla,
    },
  }) as OrderCard;

it('shows the last part of a number', () => {
  expect(shortNumber('WO-20261123-0011')).toBe('0011');
});

it('counts the share of the allowed time, standing still while the clock is stopped', () => {
  expect(usedShare(anOrder({}), now)).toBe(0.5);
  expect(usedShare(anOrder({}), now + 7_200_000)).toBe(1.5);
  expect(usedShare(anOrder({ paused: true }), now + 7_200_000)).toBe(0.25);
  expect(usedShare(anOrder({ dueAt: null }), now)).toBe(0);
});

it('puts the clock that ends first first, and stopped clocks last', () => {
  const late = anOrder({ dueAt: '2026-11-23T01:00:00Z' }, 'late');
  const stopped = anOrder({ dueAt: '2026-11-23T00:00:00Z', paused: true }, 'stopped');
  const calm = anOrder({}, 'calm');
  expect([calm, stopped, late].sort(byDue).map(({ id }) => id)).toEqual([
    'late',
    'calm',
    'stopped',
  ]);
});
