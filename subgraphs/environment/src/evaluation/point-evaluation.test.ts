import { describe, expect, it } from 'vitest';
import {
  evaluateReading,
  raiseSilence,
  reconsider,
  unknownPoint,
  type PointRules,
  type PointState,
} from './point-evaluation.ts';
import type { Rule } from './rule.ts';
import type { Transition } from './watch.ts';

const minute = 60_000;
const rule = (over: Partial<Rule> = {}): Rule => ({
  definitionId: 'd',
  kind: 'LOW',
  onDelayMs: 0,
  offDelayMs: 0,
  deadband: 0,
  ...over,
});
const watching = (limit: number | null, ...rules: Rule[]): PointRules => ({
  intervalMs: minute,
  rules,
  limitAt: () => limit,
});

/** Runs [minute, value] pairs through the point. */
function run(point: PointRules, rows: [number, number][], from: PointState = unknownPoint) {
  let state = from;
  const seen: Transition[] = [];
  for (const [at, value] of rows) {
    const step = evaluateReading(point, state, { at: at * minute, value });
    state = step.state;
    seen.push(...step.transitions);
  }
  return { state, seen: seen.map((one) => `${one.kind} ${one.at / minute}`), transitions: seen };
}

describe('limits', () => {
  it('raises below a low limit, not at it, and returns at the limit', () => {
    const low = watching(5, rule());
    expect(
      run(low, [
        [0, 5],
        [1, 4.9],
        [2, 1],
        [3, 5],
      ]).seen,
    ).toEqual(['RAISED 1', 'RETURNED 3']);
  });

  it('raises above a high limit and keeps standing inside the deadband', () => {
    const high = watching(1000, rule({ kind: 'HIGH', deadband: 50 }));
    const { seen, transitions } = run(high, [
      [0, 1000],
      [1, 1000.1],
      [2, 1200],
      [3, 960],
      [4, 950],
    ]);
    expect(seen).toEqual(['RAISED 1', 'RETURNED 4']);
    expect(transitions[1]).toMatchObject({ worst: 1200, occurrenceAt: minute, value: 950 });
  });

  it('waits for the on-delay and forgets it when one reading is inside', () => {
    const low = watching(5, rule({ onDelayMs: 3 * minute }));
    expect(
      run(low, [
        [0, 1],
        [2, 1],
        [3, 1],
      ]).seen,
    ).toEqual(['RAISED 3']);
    expect(
      run(low, [
        [0, 1],
        [2, 6],
        [3, 1],
        [5, 1],
      ]).seen,
    ).toEqual([]);
  });

  it('waits for the off-delay and forgets it when one reading is beyond again', () => {
    const low = watching(5, rule({ offDelayMs: 2 * minute }));
    expect(
      run(low, [
        [0, 1],
        [1, 6],
        [2, 1],
        [3, 6],
        [5, 6],
      ]).seen,
    ).toEqual(['RAISED 0', 'RETURNED 5']);
  });

  it('returns to normal when the limit is taken away', () => {
    const state = run(watching(5, rule()), [[0, 1]]).state;
    expect(run(watching(null, rule()), [[1, 1]], state).seen).toEqual(['RETURNED 1']);
  });
});

describe('rate of change', () => {
  const rate = watching(2, rule({ kind: 'RATE_OF_CHANGE' }));

  it('compares the move between readings with the limit per minute, both ways', () => {
    const { seen, transitions } = run(rate, [
      [0, 20],
      [1, 22],
      [2, 19],
      [3, 19.5],
    ]);
    expect(seen).toEqual(['RAISED 2', 'RETURNED 3']);
    expect(transitions[0]!.value).toBeCloseTo(3);
  });

  it('knows no rate across a silent gap', () => {
    expect(
      run(rate, [
        [0, 20],
        [10, 90],
      ]).seen,
    ).toEqual([]);
  });
});

describe('silence', () => {
  const stale = watching(null, rule({ kind: 'STALE' }));

  it('makes one occurrence of a gap longer than three intervals', () => {
    expect(
      run(stale, [
        [0, 1],
        [3, 1],
        [6.5, 1],
      ]).seen,
    ).toEqual(['RAISED 6', 'RETURNED 6.5']);
  });

  it('raises by the wall clock only when event time and arrival are both old', () => {
    const { state } = run(stale, [[0, 1]]);
    expect(raiseSilence(stale, state, 5 * minute, 8 * minute).transitions).toEqual([]);
    const raised = raiseSilence(stale, state, 5 * minute, 8 * minute + 1);
    expect(raised.transitions).toMatchObject([{ kind: 'RAISED', at: 3 * minute, value: null }]);
    expect(raiseSilence(stale, raised.state, 0, 99 * minute).transitions).toEqual([]);
    expect(run(stale, [[9, 1]], raised.state).seen).toEqual(['RETURNED 9']);
  });

  it('ends a silence that a backlog disproves where it began', () => {
    const raised = raiseSilence(stale, run(stale, [[0, 1]]).state, 0, 10 * minute);
    const late = evaluateReading(stale, raised.state, { at: minute, value: 1 });
    expect(late.transitions).toMatchObject([{ kind: 'RETURNED', at: 3 * minute }]);
  });

  it('says nothing of a point that never had a reading', () => {
    expect(raiseSilence(stale, unknownPoint, 0, 99 * minute).transitions).toEqual([]);
  });
});

describe('time', () => {
  it('evaluates neither a late reading nor the same instant again', () => {
    const low = watching(5, rule());
    const { state } = run(low, [[5, 8]]);
    expect(evaluateReading(low, state, { at: 4 * minute, value: 1 })).toEqual({
      state,
      transitions: [],
    });
    expect(evaluateReading(low, state, { at: 5 * minute, value: 1 }).transitions).toEqual([]);
  });

  it('goes on in the middle of an on-delay after being written down and read back', () => {
    const low = watching(5, rule({ onDelayMs: 2 * minute }));
    const before = run(low, [
      [0, 1],
      [1, 1],
    ]);
    const restored = JSON.parse(JSON.stringify(before.state)) as PointState;
    expect(run(low, [[2, 1]], restored).seen).toEqual(['RAISED 2']);
  });

  it('looks again at the newest value when the limit moves', () => {
    const { state } = run(watching(5, rule()), [[0, 8]]);
    const stricter = reconsider(watching(10, rule()), state, 1.5 * minute);
    expect(stricter.transitions).toMatchObject([{ kind: 'RAISED', at: 1.5 * minute, value: 8 }]);
    expect(reconsider(watching(10, rule()), state, 3.5 * minute).transitions).toEqual([]);
  });
});

it('notices three transitions within a minute as chattering', () => {
  const low = watching(5, rule());
  const { transitions } = run(low, [
    [0, 1],
    [0.3, 6],
    [0.6, 1],
    [2, 6],
  ]);
  expect(transitions.map((one) => one.chattering)).toEqual([false, false, true, false]);
});
