import { expect, it } from 'vitest';
import { clockValue, instantOf } from './clock-value.ts';
import { blankNotice, faultsOf, settingsOf } from './notice-input.ts';

const noon = new Date('2026-11-23T04:00:00Z');
const whole = { ...blankNotice, title: '停水', body: '今晚停水。' };

it('says what is missing, in the order of the form', () => {
  expect(faultsOf(blankNotice, true, noon).map(({ id }) => id)).toEqual([
    ...['notice-title', 'notice-body', 'notice-note'],
  ]);
  expect(faultsOf(whole, false, noon)).toEqual([]);
});

it('takes an end only after the beginning', () => {
  const ends = (expiresAt: string, publishAt = '') =>
    faultsOf({ ...whole, expiresAt, publishAt }, false, noon).map(({ id }) => id);
  expect(ends('2026-11-23T11:59')).toEqual(['notice-expires']);
  expect(ends('2026-11-23T12:01')).toEqual([]);
  expect(ends('2026-11-23T12:01', '2026-11-24T08:00')).toEqual(['notice-expires']);
});

it('reads the wall clock of the hospital', () => {
  expect(instantOf('2026-11-23T08:30')).toBe('2026-11-23T00:30:00.000Z');
  expect(clockValue('2026-11-22T16:00:00.000Z')).toBe('2026-11-23T00:00');
  expect(settingsOf(whole)).toMatchObject({ publishAt: null, audience: { departmentIds: [] } });
});
