/** How people write the units that differ from their UCUM code. */
const written: Readonly<Record<string, string>> = {
  Cel: '°C',
  '[degF]': '°F',
  '[ppm]': 'ppm',
  'ug/m3': 'µg/m³',
  deg: '°',
};

export const unitText = (unit: string): string => written[unit] ?? unit;

/** `1.8 Pa`; null for no value. */
export const measuredText = (value: number | string | null, unit: string | null): string | null =>
  value === null ? null : [value, unit === null ? '' : unitText(unit)].join(' ').trim();
