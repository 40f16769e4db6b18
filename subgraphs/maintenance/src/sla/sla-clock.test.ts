import { describe, expect, it } from 'vitest';
import { defaultPolicies } from '../rules/default-rules.ts';
import { nextEscalation } from './escalation.ts';
import { readSlaClock, type SlaFacts } from './sla-clock.ts';
import { calendarTime, roundTheClock } from './working-time.ts';

const minute = 60_000;
// Monday 2026-11-23, 02:13 on the walls: the night of OR-07.
const start = new Date('2026-11-22T18:13:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * minute);
const office = calendarTime(
  new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: 480, to: 1020 }]])),
  new Map(),
);

const facts = (changes: Partial<SlaFacts> = {}): SlaFacts => ({
  priority: 'P1',
  startedAt: start,
  respondedAt: null,
  restoredAt: null,
  responseTargetSeconds: 15 * 60,
  restoreTargetSeconds: 2 * 3600,
  pausedSeconds: 0,
  stoppedAt: null,
  ...changes,
});

it('has the targets of domain rules C5', () => {
  const seconds = defaultPolicies.map(([priority, respond, restore, clock]) => [
    ...[priority, respond, restore, clock],
  ]);
  expect(seconds).toEqual([
    ['P1', 900, 7_200, true],
    ['P2', 1_800, 28_800, true],
    ['P3', 14_400, 86_400, false],
    ['P4', 86_400, 259_200, false],
  ]);
});

describe('the response clock of a P1 order (15 min)', () => {
  it.each([
    [0, 'ON_TIME', 0],
    [7, 'ON_TIME', 420],
    [7.5, 'SOON', 450],
    [15, 'SOON', 900],
    [15.1, 'LATE', 906],
  ])('after %d min it is %s', (minutes, level, elapsedSeconds) => {
    const reading = readSlaClock(facts(), roundTheClock, after(minutes));
    expect(reading).toMatchObject({ phase: 'RESPONSE', level, elapsedSeconds });
    expect(reading.dueAt).toEqual(after(15));
  });
});

describe('the restore clock', () => {
  it('is due 2 h after the start, whenever it was accepted', () => {
    const reading = readSlaClock(facts({ respondedAt: after(9) }), roundTheClock, after(31));
    expect(reading).toMatchObject({ phase: 'RESTORE', targetSeconds: 7200, elapsedSeconds: 1860 });
    expect(reading.dueAt).toEqual(after(120));
  });

  it('warns at 75 % below P1', () => {
    const p2 = facts({
      ...{ priority: 'P2', respondedAt: after(5), restoreTargetSeconds: 8 * 3600 },
    });
    expect(readSlaClock(p2, roundTheClock, after(359)).level).toBe('ON_TIME');
    expect(readSlaClock(p2, roundTheClock, after(360)).level).toBe('SOON');
    expect(readSlaClock(p2, roundTheClock, after(480)).level).toBe('SOON');
    expect(readSlaClock(p2, roundTheClock, after(481)).level).toBe('LATE');
  });

  it('moves its due time by the pauses: start + target + pauses', () => {
    const paused = facts({ respondedAt: after(9), pausedSeconds: 45 * 60 });
    const reading = readSlaClock(paused, roundTheClock, after(100));
    expect(reading.dueAt).toEqual(after(165));
    expect(reading).toMatchObject({ elapsedSeconds: 55 * 60, pausedSeconds: 45 * 60 });
  });

  it('stands still while stopped, and its due time recedes', () => {
    const stopped = facts({ respondedAt: after(9), stoppedAt: after(60) });
    for (const minutes of [60, 90, 600]) {
      const reading = readSlaClock(stopped, roundTheClock, after(minutes));
      expect(reading).toMatchObject({ paused: true, elapsedSeconds: 3600, level: 'SOON' });
      expect(reading.dueAt).toEqual(after(minutes + 60));
    }
  });

  it('is done when the work is, and says whether it was late', () => {
    const done = facts({ respondedAt: after(9), restoredAt: after(119) });
    expect(readSlaClock(done, roundTheClock, after(9999))).toMatchObject({
      ...{ phase: 'DONE', level: 'ON_TIME', dueAt: null, elapsedSeconds: 119 * 60 },
    });
    const late = facts({ respondedAt: after(9), restoredAt: after(121) });
    expect(readSlaClock(late, roundTheClock, after(9999)).level).toBe('LATE');
  });

  it('counts a P3 pause from Friday 16:00 to Monday 09:00 as two working hours', () => {
    const friday = new Date('2026-11-27T02:00:00Z'); // 10:00
    const p3 = facts({
      ...{ priority: 'P3', startedAt: friday, respondedAt: friday },
      ...{ restoreTargetSeconds: 24 * 3600, stoppedAt: new Date('2026-11-27T08:00:00Z') },
    });
    const monday = readSlaClock(p3, office, new Date('2026-11-30T01:00:00Z'));
    expect(monday).toMatchObject({ pausedSeconds: 7200, elapsedSeconds: 6 * 3600 });
    // 18 h are left of 24: Monday 8 h until 17:00, Tuesday 9 h, Wednesday 1 h.
    expect(monday.dueAt).toEqual(new Date('2026-12-02T01:00:00Z'));
  });
});

describe('escalation at 50, 75 and 100 %', () => {
  it.each([
    [0, 50, 60],
    [50, 75, 90],
    [75, 100, 120],
  ])('after %d %% the next is %d %%', (announced, percent, minutes) => {
    const next = nextEscalation(facts({ respondedAt: after(9) }), announced, roundTheClock);
    expect(next).toEqual({ percent, at: after(minutes) });
  });

  it('waits for pauses, and ends with the last share, a stop, or the work', () => {
    const p1 = facts({ respondedAt: after(9) });
    const paused = nextEscalation({ ...p1, pausedSeconds: 600 }, 0, roundTheClock);
    expect(paused?.at).toEqual(after(70));
    expect(nextEscalation(p1, 100, roundTheClock)).toBeNull();
    expect(nextEscalation({ ...p1, stoppedAt: after(20) }, 0, roundTheClock)).toBeNull();
    expect(nextEscalation({ ...p1, restoredAt: after(20) }, 0, roundTheClock)).toBeNull();
  });
});
