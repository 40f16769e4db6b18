import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatDate,
  formatDateNear,
  formatDateTime,
  formatDecimal,
  formatLeft,
  formatMeasure,
  formatMoney,
  formatOverdue,
  formatQuantity,
  formatRange,
  formatTime,
  formatTimeExact,
} from './format.ts';

// 2026-11-23 02:13:06 in Shanghai, still the 22nd in Greenwich.
const at = '2026-11-22T18:13:06.000Z';
const minutes = (count: number, seconds = 0) => (count * 60 + seconds) * 1000;

describe('formats of ui.md, in hospital time', () => {
  it('writes the day of the hospital, not of Greenwich', () => {
    expect(formatDate(at)).toBe('2026-11-23');
    expect(formatDateNear(at, 'zh')).toBe('11月23日 周一');
    expect(formatDateNear(at, 'en')).toBe('Mon 23 Nov');
  });

  it('writes a 24-hour clock', () => {
    expect(formatTime(at)).toBe('02:13');
    expect(formatTimeExact(at)).toBe('02:13:06');
    expect(formatTime('2026-11-22T16:00:00Z')).toBe('00:00');
  });

  it('adds the day when it is not today', () => {
    expect(formatDateTime(at, '2026-11-23T02:00:00Z')).toBe('02:13');
    expect(formatDateTime(at, '2026-11-24T02:00:00Z')).toBe('2026-11-23 02:13');
  });

  it.each([
    [minutes(6, 53), '剩 06:53', '06:53 left'],
    [minutes(59, 59), '剩 59:59', '59:59 left'],
    [minutes(182), '剩 3 时 02 分', '3 h 02 min left'],
    [minutes(9 * 60 + 40), '剩 9 时', '9 h left'],
    [-5, '剩 00:00', '00:00 left'],
  ])('counts down %i ms', (ms, zh, en) => {
    expect(formatLeft(ms, 'zh')).toBe(zh);
    expect(formatLeft(ms, 'en')).toBe(en);
  });

  it('counts what is over', () => {
    expect(formatOverdue(minutes(12, 40), 'zh')).toBe('超 12:40');
    expect(formatOverdue(minutes(12, 40), 'en')).toBe('12:40 over');
  });

  it('gives an age in one unit', () => {
    expect(formatAge(8_900, 'zh')).toBe('8 秒');
    expect(formatAge(minutes(41), 'zh')).toBe('41 分');
    expect(formatAge(minutes(150), 'en')).toBe('2 h');
    expect(formatAge(minutes(60 * 24 * 3), 'en')).toBe('3 d');
  });

  it('writes money from its decimal string, exactly', () => {
    expect(formatMoney('86420', 'zh')).toBe('¥ 86,420.00');
    expect(formatMoney('86420.5', 'en')).toBe('¥86,420.50');
    expect(formatMoney('90071992547409931.25', 'en')).toBe('¥90,071,992,547,409,931.25');
    expect(formatMoney('-3200', 'zh')).toBe('−¥ 3,200.00');
  });

  it('writes quantities and numbers', () => {
    expect(formatQuantity(3420, '支')).toBe('3,420 支');
    expect(formatCount(1204)).toBe('1,204');
    expect(formatDecimal(-0.25, 2)).toBe('−0.25');
  });

  it('writes measures with a space before the unit, per cent in English without', () => {
    expect(formatMeasure(22.4, 'Cel', 1, 'zh')).toBe('22.4 °C');
    expect(formatMeasure(1.8, 'Pa', 1, 'en')).toBe('1.8 Pa');
    expect(formatMeasure(48, '%', 0, 'zh')).toBe('48 %');
    expect(formatMeasure(48, '%', 0, 'en')).toBe('48%');
  });

  it('writes a band or one side of it', () => {
    expect(formatRange(21, 25, 'Cel', 0, 'zh')).toBe('21–25 °C');
    expect(formatRange(5, null, 'Pa', 0, 'en')).toBe('≥ 5 Pa');
    expect(formatRange(null, 1000, 'ppm', 0, 'en')).toBe('≤ 1,000 ppm');
  });

  it('writes a dash for what is not there', () => {
    expect(formatDate(null)).toBe('—');
    expect(formatMeasure(undefined, 'Pa', 1)).toBe('—');
    expect(formatMoney(null)).toBe('—');
    expect(formatRange(null, null, 'Pa', 1)).toBe('—');
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [84_400, '84 kB'],
  [2_340_000, '2.3 MB'],
  [20_000_000, '20 MB'],
])('says %s bytes as people do', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
