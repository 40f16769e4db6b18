import { describe, expect, it } from 'vitest';
import { summaryOf, valueText } from './audit-words.ts';
import { differenceOf } from './difference.ts';
import type { TrailRow } from './merge-trails.ts';

const json = JSON.stringify;

describe('what an entry changed', () => {
  it('is each column, before and after', () => {
    expect(
      differenceOf(
        json({ priority: 'P3', restoreDueAt: '2026-11-23T02:13:06.000Z' }),
        json({ priority: 'P1', restoreDueAt: null }),
      ),
    ).toEqual([
      { column: 'priority', before: 'P3', after: 'P1', changed: true },
      ...[
        { column: 'restoreDueAt', before: '2026-11-23T02:13:06.000Z', after: null, changed: true },
      ],
    ]);
  });

  it('shows what an act says beside it last, as unchanged', () => {
    const lines = differenceOf(
      json({ permission: 'audit:read', level: 'OWN' }),
      json({ permission: 'audit:read', level: 'ALL' }),
    );
    expect(lines.map(({ column, changed }) => [column, changed])).toEqual([
      ['level', true],
      ['permission', false],
    ]);
  });

  it('is, of a new or removed row, what the row held', () => {
    const row = json({ title: '漏水', note: null, beds: 0 });
    expect(differenceOf(null, row).map(({ column }) => column)).toEqual(['title', 'beds']);
    expect(differenceOf(null, row)[0]).toMatchObject({ before: undefined, after: '漏水' });
    expect(differenceOf(row, null)[0]).toMatchObject({ before: '漏水', after: undefined });
  });

  it('looks into lists and objects, and takes the order of keys as it was written', () => {
    const lines = differenceOf(json({ tags: ['a', 'b'] }), json({ tags: ['a', 'c'] }));
    expect(lines).toEqual([
      { column: 'tags', before: ['a', 'b'], after: ['a', 'c'], changed: true },
    ]);
  });

  it('is a column without a name for what is no object', () => {
    expect(differenceOf(null, '"done"')).toEqual([
      { column: '', before: undefined, after: 'done', changed: true },
    ]);
    expect(differenceOf(null, 'not json')[0]).toMatchObject({ after: 'not json' });
    expect(differenceOf(null, null)).toEqual([]);
  });
});

it('says values as people read them', () => {
  expect(
    [null, undefined, '', true, false, 0, 'P1', '(masked)', '(hidden)', [1]].map(valueText),
  ).toEqual(['—', '—', '—', '是', '否', '0', 'P1', '（已脱敏）', '（已隐藏）', '[\n 1\n]']);
  expect(valueText('2026-11-23T02:13:06.000Z')).toBe('2026-11-23 10:13:06');
});

it('tells in a row what people ask about first, and counts the rest', () => {
  const before = json({ floorId: 'f', priority: 'P3', state: 'OPEN', version: 1, zone: 1 });
  const after = json({ floorId: 'g', priority: 'P1', state: 'ASSIGNED', version: 2, zone: 2 });
  expect(summaryOf({ before, after } as TrailRow)).toBe(
    '状态 OPEN → ASSIGNED · 优先级 P3 → P1 · 另 3 项',
  );
  expect(summaryOf({ before: null, after: json({ zone: 2 }) } as TrailRow)).toBe('zone 2');
  expect(summaryOf({ before: null, after: null } as TrailRow)).toBe('—');
});
