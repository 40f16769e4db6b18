import { describe, expect, it } from 'vitest';
import { blankReport, reportErrors, reportTitle } from './report-content.ts';

const ids = (over: Partial<typeof blankReport>) =>
  reportErrors({ ...blankReport, ...over }).map(({ id }) => id);

describe('what a report still lacks', () => {
  it('asks for room, matter and effect in the order of the form', () => {
    expect(ids({})).toEqual(['report-room', 'report-text', 'report-impact']);
  });

  it('takes a symptom or a sentence, and not two characters', () => {
    const filled = { roomId: 'r', impact: 'NONE' as const };
    expect(ids({ ...filled, symptom: 'LEAK' })).toEqual([]);
    expect(ids({ ...filled, text: '冰箱门关不严' })).toEqual([]);
    expect(ids({ ...filled, text: '坏了' })).toEqual(['report-text']);
  });

  it('quotes what was too short', () => {
    const [error] = reportErrors({ ...blankReport, roomId: 'r', text: '坏了', impact: 'NONE' });
    expect(error?.text).toContain('坏了');
    expect(error?.long).toContain('2');
  });
});

describe('the title of a report', () => {
  it('is the symptom, then what was written, at most 80 characters', () => {
    expect(reportTitle('漏水', '天花板')).toBe('漏水：天花板');
    expect(reportTitle(null, '天花板滴水')).toBe('天花板滴水');
    expect([...reportTitle(null, '水'.repeat(90))]).toHaveLength(80);
  });
});
