import { expect, it } from 'vitest';
import {
  evaluateReading,
  unknownPoint,
  type PointRules,
  type PointState,
} from './point-evaluation.ts';
import type { Measured, Rule, RuleKind } from './rule.ts';

/** mulberry32: small, seeded, good enough to shake a state machine. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Found {
  from: number;
  to: number | null;
}

/**
 * The same intervals from the definition, not step by step: the earliest reading that closes an
 * unbroken run as long as the delay, searched by brute force over all pairs.
 */
function bruteForce(rows: readonly Measured[], rule: Rule, limit: number, intervalMs: number) {
  const sign = rule.kind === 'LOW' ? -1 : 1;
  const signal = rows.map((row, index) => {
    if (rule.kind !== 'RATE_OF_CHANGE') return row.value;
    const gap = index === 0 ? Infinity : row.at - rows[index - 1]!.at;
    if (gap > 3 * intervalMs) return 0;
    return (Math.abs(row.value - rows[index - 1]!.value) * 60_000) / gap;
  });
  const outside = (index: number) => (signal[index]! - limit) * sign > 0;
  const inside = (index: number) => (limit - signal[index]!) * sign >= rule.deadband;
  const firstEnd = (from: number, holds: (index: number) => boolean, delay: number) => {
    for (let end = from; end < rows.length; end += 1)
      for (let start = from; start <= end; start += 1)
        if (
          rows[end]!.at - rows[start]!.at >= delay &&
          Array.from({ length: end - start + 1 }, (_, k) => start + k).every(holds)
        )
          return end;
    return -1;
  };
  const found: Found[] = [];
  for (let next = 0; next >= 0 && next < rows.length;) {
    const raisedBy = firstEnd(next, outside, rule.onDelayMs);
    if (raisedBy < 0) break;
    const endedBy = firstEnd(raisedBy + 1, inside, rule.offDelayMs);
    found.push({ from: rows[raisedBy]!.at, to: endedBy < 0 ? null : rows[endedBy]!.at });
    if (endedBy < 0) break;
    next = endedBy + 1;
  }
  return found;
}

const gaps = (rows: readonly Measured[], intervalMs: number): Found[] =>
  rows
    .slice(1)
    .map((row, index) => ({ from: rows[index]!.at + 3 * intervalMs, to: row.at }))
    .filter(({ from, to }) => to > from);

/** Readings as a bad network delivers them: repeated, late, and in between. */
function delivered(next: () => number, length: number, intervalMs: number) {
  const rows: Measured[] = [];
  let at = 1_700_000_000_000;
  let value = 5;
  for (let index = 0; index < length; index += 1) {
    at += next() < 0.05 ? Math.round(next() * 10 * intervalMs) + 1 : intervalMs;
    value += (next() - 0.5) * 3 + (5 - value) * 0.1;
    rows.push({ at, value: Math.round(value * 4) / 4 }); // quarters: values land exactly on limits
    if (next() < 0.1) rows.push(rows[Math.floor(next() * rows.length)]!);
    if (next() < 0.05) rows.push({ at: at - Math.round(next() * 3 * intervalMs), value: -100 });
  }
  return rows;
}

/** What is evaluated of them: each reading that is newer than all before it. */
function newestOnly(rows: readonly Measured[]) {
  const kept: Measured[] = [];
  for (const row of rows) if (!kept.length || row.at > kept.at(-1)!.at) kept.push(row);
  return kept;
}

const kinds: readonly RuleKind[] = ['LOW', 'HIGH', 'RATE_OF_CHANGE', 'STALE'];

it.each(Array.from({ length: 240 }, (_, seed) => seed + 1))(
  'finds in random series %i exactly the intervals of an independent recomputation',
  (seed) => {
    const next = random(seed);
    const intervalMs = 60_000;
    const kind = kinds[seed % 4]!;
    const delay = () => (next() < 0.4 ? 0 : Math.floor(next() * 5) * 30_000);
    const rule: Rule = {
      definitionId: 'd',
      kind,
      onDelayMs: delay(),
      offDelayMs: delay(),
      deadband: next() < 0.5 ? 0 : 0.5,
    };
    const limit = kind === 'RATE_OF_CHANGE' ? 1 : 5;
    const point: PointRules = { intervalMs, rules: [rule], limitAt: () => limit };
    const rows = delivered(next, 120, intervalMs);

    let state: PointState = unknownPoint;
    const found: Found[] = [];
    for (const row of rows) {
      // A restart at any moment: everything known goes through text and back.
      if (next() < 0.1) state = JSON.parse(JSON.stringify(state)) as PointState;
      const step = evaluateReading(point, state, row);
      state = step.state;
      for (const one of step.transitions)
        if (one.kind === 'RAISED') found.push({ from: one.at, to: null });
        else found.at(-1)!.to = one.at;
    }
    const kept = newestOnly(rows);
    expect(found).toEqual(
      kind === 'STALE' ? gaps(kept, intervalMs) : bruteForce(kept, rule, limit, intervalMs),
    );
  },
);
