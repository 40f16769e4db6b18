import { registerEnumOnce } from '@houqin/kit/filters';

/** Licences without which certain work is forbidden (特种作业 and special equipment). */
export const CertificateKind = {
  ELECTRICIAN: 'ELECTRICIAN',
  LIFT: 'LIFT',
  BOILER: 'BOILER',
  PRESSURE_VESSEL: 'PRESSURE_VESSEL',
} as const;
export type CertificateKind = keyof typeof CertificateKind;

registerEnumOnce(
  CertificateKind,
  'CertificateKind',
  'Licences without which certain work is forbidden.',
);
