/** How people write the units that differ from their UCUM code. */
const written: Readonly<Record<string, string>> = {
  Cel: '°C',
  '[degF]': '°F',
  '[ppm]': 'ppm',
  'ug/m3': 'µg/m³',
};

/** `1.8 Pa`; null for no value. */
export const measuredText = (value: number | null, unit: string): string | null =>
  value === null ? null : `${value} ${written[unit] ?? unit}`;
