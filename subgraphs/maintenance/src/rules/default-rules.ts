import type { Impact, Priority, Urgency } from '../priority/priority.ts';
import type { Trade } from '../trade/trade.ts';
import type { CertificateKind } from './certificate-kind.ts';

const hour = 3600;
const source = 'Houqin domain rules C5';

/** Respond and restore targets in seconds; the engine takes P3 and P4 at half the response time. */
export const defaultPolicies: readonly (readonly [
  Priority,
  responseSeconds: number,
  restoreSeconds: number,
  roundTheClock: boolean,
  engineAfterPercent: number,
])[] = [
  ['P1', hour / 4, 2 * hour, true, 0],
  ['P2', hour / 2, 8 * hour, true, 0],
  ['P3', 4 * hour, 24 * hour, false, 50],
  ['P4', 24 * hour, 72 * hour, false, 50],
];
export const policySource = source;

/** impact × urgency: from 6 up P1, 3 and 4 P2, 2 P3, 1 P4. */
export const defaultMatrix: readonly (readonly [Impact, Urgency, Priority])[] = [
  [1, 1, 'P4'],
  [1, 2, 'P3'],
  [1, 3, 'P2'],
  [2, 1, 'P3'],
  [2, 2, 'P2'],
  [2, 3, 'P1'],
  [3, 1, 'P2'],
  [3, 2, 'P1'],
  [3, 3, 'P1'],
];

/** Monday to Friday, the day shift of domain rules F. */
export const defaultHours = { weekdays: [1, 2, 3, 4, 5], fromMinute: 8 * 60, toMinute: 17 * 60 };

const cabinet = '国务院办公厅关于2026年部分节假日安排的通知';

/** Public holidays of 2026 on weekdays, and the Saturdays and Sundays worked instead. */
export const defaultCalendarDays: readonly (readonly [
  day: string,
  open: boolean,
  zh: string,
  en: string,
])[] = [
  ['2026-01-01', false, '元旦', 'New Year'],
  ['2026-01-02', false, '元旦', 'New Year'],
  ['2026-01-04', true, '元旦调休', 'New Year make-up day'],
  ['2026-02-14', true, '春节调休', 'Spring Festival make-up day'],
  ['2026-02-16', false, '春节', 'Spring Festival'],
  ['2026-02-17', false, '春节', 'Spring Festival'],
  ['2026-02-18', false, '春节', 'Spring Festival'],
  ['2026-02-19', false, '春节', 'Spring Festival'],
  ['2026-02-20', false, '春节', 'Spring Festival'],
  ['2026-02-23', false, '春节', 'Spring Festival'],
  ['2026-02-28', true, '春节调休', 'Spring Festival make-up day'],
  ['2026-04-06', false, '清明节', 'Tomb-sweeping Day'],
  ['2026-05-01', false, '劳动节', 'Labour Day'],
  ['2026-05-04', false, '劳动节', 'Labour Day'],
  ['2026-05-05', false, '劳动节', 'Labour Day'],
  ['2026-05-09', true, '劳动节调休', 'Labour Day make-up day'],
  ['2026-06-19', false, '端午节', 'Dragon Boat Festival'],
  ['2026-09-20', true, '国庆节调休', 'National Day make-up day'],
  ['2026-09-25', false, '中秋节', 'Mid-Autumn Festival'],
  ['2026-10-01', false, '国庆节', 'National Day'],
  ['2026-10-02', false, '国庆节', 'National Day'],
  ['2026-10-05', false, '国庆节', 'National Day'],
  ['2026-10-06', false, '国庆节', 'National Day'],
  ['2026-10-07', false, '国庆节', 'National Day'],
  ['2026-10-10', true, '国庆节调休', 'National Day make-up day'],
];
export const calendarSource = cabinet;

/** Holders on duty that a shift should have; the trade where every order needs the licence. */
export const defaultCertificates: readonly (readonly [
  CertificateKind,
  Trade | null,
  minimumOnDuty: number,
  zh: string,
  en: string,
  source: string,
])[] = [
  [
    'ELECTRICIAN',
    'ELECTRICAL',
    1,
    '电工证',
    'electrician licence',
    '特种作业人员安全技术培训考核管理规定',
  ],
  ['LIFT', 'LIFT', 1, '电梯作业证', 'lift licence', '特种设备作业人员监督管理办法'],
  [
    'PRESSURE_VESSEL',
    null,
    1,
    '压力容器证',
    'pressure vessel licence',
    '特种设备作业人员监督管理办法',
  ],
  ['BOILER', null, 2, '锅炉证', 'boiler licence', '特种设备作业人员监督管理办法'],
];

/** What an alarm calls for. */
export const defaultAlarmRules: readonly (readonly [
  hint: string,
  roomType: string | null,
  Trade,
  fault: string,
])[] = [
  ['PRESSURE_LOW', null, 'HVAC', 'AIR-02'],
  ['PRESSURE_HIGH', null, 'HVAC', 'AIR-02'],
  ['TEMPERATURE_HIGH', null, 'HVAC', 'AIR-01'],
  ['TEMPERATURE_LOW', null, 'HVAC', 'AIR-01'],
  ['TEMPERATURE_HIGH', 'COLD_STORE', 'REFRIGERATION', 'COL-02'],
  ['TEMPERATURE_LOW', 'COLD_STORE', 'REFRIGERATION', 'COL-02'],
  ['TEMPERATURE_HIGH', 'PHARMACY', 'REFRIGERATION', 'COL-02'],
  ['TEMPERATURE_LOW', 'PHARMACY', 'REFRIGERATION', 'COL-02'],
  ['TEMPERATURE_RATE_OF_CHANGE', null, 'HVAC', 'AIR-01'],
  ['HUMIDITY_HIGH', null, 'HVAC', 'AIR-07'],
  ['HUMIDITY_LOW', null, 'HVAC', 'AIR-07'],
  ['CO2_HIGH', null, 'HVAC', 'AIR-06'],
  ['PM25_HIGH', null, 'HVAC', 'AIR-03'],
  ['VIBRATION_HIGH', null, 'REFRIGERATION', 'COL-03'],
  ['STALE', null, 'IT', 'ITS-05'],
];
