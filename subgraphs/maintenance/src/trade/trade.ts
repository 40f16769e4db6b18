import { registerEnumOnce } from '@houqin/kit/filters';

/** What a technician is trained in and what an order needs. */
export const Trade = {
  HVAC: 'HVAC',
  PLUMBING: 'PLUMBING',
  ELECTRICAL: 'ELECTRICAL',
  IT: 'IT',
  MEDICAL_GAS: 'MEDICAL_GAS',
  MEDICAL_DEVICE: 'MEDICAL_DEVICE',
  GENERAL: 'GENERAL',
  DOORS: 'DOORS',
  LIFT: 'LIFT',
  REFRIGERATION: 'REFRIGERATION',
} as const;
export type Trade = keyof typeof Trade;

registerEnumOnce(Trade, 'Trade', 'What a technician is trained in and what an order needs.');
