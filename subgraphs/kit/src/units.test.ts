import { expect, it } from 'vitest';
import { convert, isUnit, UnitError } from './units.ts';

// Worked by hand; Fahrenheit against its fixed points and the crossing at -40.
it.each([
  [0, 'Cel', 'K', 273.15],
  [-273.15, 'Cel', 'K', 0],
  [32, '[degF]', 'Cel', 0],
  [212, '[degF]', 'Cel', 100],
  [-40, '[degF]', 'Cel', -40],
  [98.6, '[degF]', 'Cel', 37],
  [37, 'Cel', '[degF]', 98.6],
  [0, 'K', '[degF]', -459.67],
  [5, 'Pa', 'kPa', 0.005],
  [101.325, 'kPa', 'Pa', 101_325],
  [0.1, '%', '[ppm]', 1000],
  [420, '[ppm]', '%', 0.042],
  [35, 'ug/m3', 'ug/m3', 35],
  [7.1, 'mm/s', 'mm/s', 7.1],
  [0.1 + 0.2, 'kW', 'kW', 0.1 + 0.2],
])('%d %s in %s-> %s', (value, from, to, expected) => {
  expect(convert(value, from, to)).toBe(expected);
});

it('returns to where it came from', () => {
  for (const value of [-12.5, 0.3, 21.7, 1013.25])
    expect(convert(convert(value, 'Cel', '[degF]'), '[degF]', 'Cel')).toBeCloseTo(value, 9);
});

it('refuses unknown units, other spellings and other quantities', () => {
  expect(() => convert(1, 'degC', 'K')).toThrow(UnitError);
  expect(() => convert(1, 'cel', 'K')).toThrow('unknown unit cel');
  expect(() => convert(1, 'toString', 'toString')).toThrow(UnitError);
  expect(() => convert(1, 'kW', 'kWh')).toThrow('kW (power) is not convertible to kWh (energy)');
  expect(isUnit('[ppm]')).toBe(true);
});
