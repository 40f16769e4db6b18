import { expect, it } from 'vitest';
import { auditCsv, fileName, type Watermark } from './audit-csv.ts';
import type { TrailRow } from './merge-trails.ts';

const mark: Watermark = {
  ...{ name: '曹志刚', username: 'auditor', at: Date.parse('2026-11-23T02:13:06Z') },
  ...{ asked: '时间 最近 7 天', lacks: '' },
};
const row = {
  ...{ id: 'e-1', position: 7, at: '2026-11-23T02:00:00.000Z', domain: 'maintenance' },
  actor: { kind: 'USER', id: 'u-1', name: '=何敏' },
  ...{ action: 'maintenance.work-order.reprioritised', actionText: '改优先级' },
  ...{ objectType: 'workOrder', objectText: '工单', objectId: 'o-1' },
  ...{ before: '{"priority":"P3"}', after: '{"priority":"P1"}', reason: null, address: null },
  correlationId: 'c-1',
} as TrailRow;

it('carries who exported, when and how many rows, first and last', () => {
  const lines = auditCsv([row, row], mark).trimEnd().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toBe(
    '\uFEFF曹志刚 (auditor) 于 2026-11-23 10:13:06 导出，共 2 行,时间 最近 7 天',
  );
  expect(`\uFEFF${lines.at(-1)}`).toBe(lines[0]);
});

it('says what it lacks', () => {
  expect(auditCsv([], { ...mark, lacks: '缺：维修' }).split('\r\n')[0]).toContain('缺：维修');
});

it('has as many cells as heads, whole values, and no formulas', () => {
  const [, heads, body] = auditCsv([row], mark).split('\r\n');
  expect(heads!.split(',')).toHaveLength(16);
  expect(body).toContain(`"{""priority"":""P3""}","{""priority"":""P1""}"`);
  expect(body).toContain(`'=何敏`);
  expect(body).toMatch(/,c-1,e-1,7$/);
});

it('names the file after the day, who exported, and the rows', () => {
  expect(fileName(mark, 2)).toBe('audit-2026-11-23-auditor-2.csv');
  expect(fileName({ ...mark, username: '../x y' }, 0)).toBe('audit-2026-11-23-xy-0.csv');
});
