import { registerEnumOnce } from '@houqin/kit/filters';

/** What a point measures. */
export const Quantity = {
  TEMPERATURE: 'TEMPERATURE',
  HUMIDITY: 'HUMIDITY',
  PRESSURE: 'PRESSURE',
  CO2: 'CO2',
  PM25: 'PM25',
  VIBRATION: 'VIBRATION',
  OTHER: 'OTHER',
} as const;
export type Quantity = keyof typeof Quantity;
registerEnumOnce(Quantity, 'Quantity', 'What a point measures.');
