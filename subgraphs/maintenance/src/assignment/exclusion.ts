import { registerEnumOnce } from '@houqin/kit/filters';

/** Why a technician is not considered for an order; the filters of domain rules C5. */
export const Exclusion = {
  OFF_DUTY: 'OFF_DUTY',
  NO_SKILL: 'NO_SKILL',
  NO_CERTIFICATE: 'NO_CERTIFICATE',
  CERTIFICATE_EXPIRED: 'CERTIFICATE_EXPIRED',
  OTHER_CAMPUS: 'OTHER_CAMPUS',
  AT_CAPACITY: 'AT_CAPACITY',
  DECLINED: 'DECLINED',
  NOT_COVERED: 'NOT_COVERED',
} as const;
export type Exclusion = keyof typeof Exclusion;

registerEnumOnce(
  Exclusion,
  'AssignmentExclusion',
  'Why a technician is not considered; DECLINED: refused this order or let its offer expire; ' +
    'NOT_COVERED: no contract in force covers it.',
);
