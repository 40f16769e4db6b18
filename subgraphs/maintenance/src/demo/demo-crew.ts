import type { CertificateKind } from '../rules/certificate-kind.ts';
import type { Trade } from '../trade/trade.ts';

export interface DemoTechnician {
  /** Account in identity's demo hospital. */
  readonly username: string;
  readonly name: string;
  readonly postZh: string;
  readonly postEn: string;
  /** The first is the main one. */
  readonly skills: readonly (readonly [Trade, level: 1 | 2 | 3])[];
  /** Days from now until a licence runs out; negative: it has. */
  readonly certificates: readonly (readonly [CertificateKind, days: number])[];
  readonly capacity: number;
  /** `ALWAYS`: the post is staffed round the clock; a tiny hospital has one name per trade. */
  readonly duty: 'ALWAYS' | 'DAY';
  /** Room last worked in. */
  readonly room: string;
}

/** Nine invented people; one licence has run out and nobody holds the one for pressure vessels. */
export const demoCrew: readonly DemoTechnician[] = [
  {
    username: 'technician',
    name: '周建国',
    postZh: '暖通 01',
    postEn: 'HVAC 01',
    skills: [
      ['HVAC', 3],
      ['REFRIGERATION', 2],
    ],
    certificates: [],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'A-0611',
  },
  {
    username: 'wang-lijun',
    name: '王立军',
    postZh: '水暖 01',
    postEn: 'Plumbing 01',
    skills: [
      ['PLUMBING', 3],
      ['HVAC', 1],
    ],
    certificates: [],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'A-0408',
  },
  {
    username: 'ma-jun',
    name: '马骏',
    postZh: '电气 01',
    postEn: 'Electrical 01',
    skills: [
      ['ELECTRICAL', 3],
      ['IT', 1],
    ],
    certificates: [['ELECTRICIAN', 820]],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'A-0303',
  },
  {
    username: 'liu-chang',
    name: '刘畅',
    postZh: '弱电 01',
    postEn: 'IT 01',
    skills: [
      ['IT', 3],
      ['ELECTRICAL', 1],
    ],
    certificates: [],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'A-0507',
  },
  {
    username: 'li-zhiyuan',
    name: '李志远',
    postZh: '医气 01',
    postEn: 'Medical gas 01',
    skills: [
      ['MEDICAL_GAS', 3],
      ['PLUMBING', 1],
    ],
    certificates: [],
    capacity: 3,
    duty: 'ALWAYS',
    room: 'A-0402',
  },
  {
    username: 'sun-hao',
    name: '孙浩',
    postZh: '医疗设备 01',
    postEn: 'Devices 01',
    skills: [
      ['MEDICAL_DEVICE', 3],
      ['REFRIGERATION', 1],
    ],
    certificates: [],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'O-0118',
  },
  {
    username: 'chen-weidong',
    name: '陈卫东',
    postZh: '综合 01',
    postEn: 'General 01',
    skills: [
      ['GENERAL', 3],
      ['REFRIGERATION', 3],
      ['HVAC', 2],
      ['PLUMBING', 1],
    ],
    certificates: [['BOILER', 410]],
    capacity: 4,
    duty: 'ALWAYS',
    room: 'L-0103',
  },
  {
    username: 'wu-lei',
    name: '吴磊',
    postZh: '门窗 01',
    postEn: 'Doors 01',
    skills: [
      ['DOORS', 3],
      ['GENERAL', 2],
    ],
    certificates: [],
    capacity: 3,
    duty: 'DAY',
    room: 'L-0202',
  },
  {
    username: 'zhao-qiang',
    name: '赵强',
    postZh: '电梯 01',
    postEn: 'Lifts 01',
    skills: [
      ['LIFT', 3],
      ['ELECTRICAL', 2],
    ],
    certificates: [
      ['LIFT', 300],
      ['ELECTRICIAN', -18],
    ],
    capacity: 3,
    duty: 'ALWAYS',
    room: 'L-0202',
  },
];

/** Departments that work day and night: their P3 and P4 clocks never rest. */
export const sleeplessDepartments = ['OR', 'ICU', 'CARD1', 'CARD2', 'RESP', 'GS', 'NEO', 'EN'];

/** Whoever reports faults of a department, by its code. */
export const demoReporters: Readonly<Record<string, string>> = {
  OR: 'nurse-or',
  ICU: 'nurse-icu',
  NEO: 'nurse-neo',
  CARD2: 'nurse',
  GS: 'doctor',
  RESP: 'doctor',
  EN: 'energy',
  LOG: 'logistics',
  FIN: 'finance',
  HR: 'hr',
  PU: 'buyer',
  ST: 'storekeeper',
};
