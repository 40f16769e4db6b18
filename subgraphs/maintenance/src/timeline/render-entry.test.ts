import { describe, expect, it } from 'vitest';
import { formatSeconds, renderEntry } from './render-entry.ts';
import { TimelineEntry } from './timeline-entry.entity.ts';
import { timelineTexts, type TimelineParams } from './timeline-texts.ts';

const entry = (kind: string, params: TimelineParams) =>
  Object.assign(new TimelineEntry(), { kind, params, at: new Date() });

it('has the same placeholders in both languages, for every kind', () => {
  for (const [kind, { zh, en }] of Object.entries(timelineTexts)) {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(zh), kind).toEqual(names(en));
  }
});

it('tells an acceptance in both languages', () => {
  const accepted = entry('work-order.accepted', {
    ...{ technicianName: '周建国', response: { seconds: 540 }, target: { seconds: 900 } },
  });
  expect(renderEntry(accepted, 'zh', false)).toEqual({
    ...{ text: '周建国 接单', detail: '响应 9 分钟，目标 15 分钟' },
  });
  expect(renderEntry(accepted, 'en', false)).toEqual({
    ...{ text: 'Accepted by 周建国', detail: 'Response 9 min, target 15 min' },
  });
});

it('leaves out a detail that nothing is known of', () => {
  expect(renderEntry(entry('work-order.cancelled', { typed: null }), 'en', false)).toEqual({
    ...{ text: 'Cancelled', detail: null },
  });
});

describe('on a wall', () => {
  it('shows no names and no typed words', () => {
    const declined = entry('work-order.declined', {
      technicianName: '周建国',
      typed: '在 ICU 走不开',
    });
    expect(renderEntry(declined, 'zh', true)).toEqual({ text: '值班技工 接不了', detail: null });
    const noted = entry('work-order.noted', { typed: '患者张某在场' });
    expect(renderEntry(noted, 'en', true).text).toBe('');
  });
});

it.each([
  [0, '0 分钟', '0 min'],
  [3540, '59 分钟', '59 min'],
  [3600, '1 时 00 分', '1 h 00 min'],
  [11_040, '3 时 04 分', '3 h 04 min'],
])('says %d s as %s and %s', (seconds, zh, en) => {
  expect(formatSeconds(seconds, 'zh')).toBe(zh);
  expect(formatSeconds(seconds, 'en')).toBe(en);
});
