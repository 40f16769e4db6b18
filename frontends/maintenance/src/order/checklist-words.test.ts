import { describe, expect, it } from 'vitest';
import { measuredText, nextStep, rangeText, type ChecklistItem } from './checklist-words.ts';

const item = (over: Partial<ChecklistItem>): ChecklistItem => ({
  ...{ id: 'a', position: 1, text: '张紧力', done: false, at: null, value: null, unit: null },
  ...{ low: null, high: null, required: true },
  ...over,
});

describe('the words of a checklist', () => {
  it('writes limits as exactly as they were set', () => {
    expect(rangeText({ low: 118, high: 130, unit: 'N' })).toBe('118–130 N');
    expect(rangeText({ low: null, high: 14.8, unit: 'A' })).toBe('≤ 14.8 A');
    expect(rangeText({ low: null, high: 0.5, unit: 'deg' })).toBe('≤ 0.5°');
    expect(rangeText({ low: null, high: null, unit: null })).toBe('');
  });

  it('writes what was measured with its unit', () => {
    expect(measuredText({ value: '124', unit: 'N' })).toBe('124 N');
    expect(measuredText({ value: '0.3', unit: 'deg' })).toBe('0.3°');
    expect(measuredText({ value: null, unit: 'N' })).toBe('');
  });

  it('finds the step to do next, wherever it stands', () => {
    const items = [item({ done: true }), item({ id: 'b' }), item({ id: 'c' })];
    expect(nextStep(items)?.id).toBe('b');
    expect(nextStep([item({ done: true })])).toBeNull();
  });
});
