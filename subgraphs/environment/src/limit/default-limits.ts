import type { Quantity } from '../point/quantity.ts';
import type { RoomClass } from './room-class.ts';

/** A row of the table of domain C6, with the band within which a hospital may move it. */
export interface DefaultLimit {
  readonly roomClass: RoomClass;
  readonly quantity: Quantity;
  readonly low: number | null;
  readonly high: number | null;
  readonly safeMin: number;
  readonly safeMax: number;
  readonly unit: string;
  readonly source: string;
  readonly edition: string;
}

/** UCUM unit of a quantity's limits. */
export const limitUnit: Readonly<Partial<Record<Quantity, string>>> = {
  TEMPERATURE: 'Cel',
  HUMIDITY: '%',
  PRESSURE: 'Pa',
  CO2: '[ppm]',
  PM25: 'ug/m3',
  VIBRATION: 'mm/s',
};

type Sides = readonly [low: number | null, high: number | null];
type Band = readonly [min: number, max: number];

const limit =
  (source: string, edition: string) =>
  (roomClass: RoomClass, quantity: Quantity, [low, high]: Sides, [safeMin, safeMax]: Band) => ({
    ...{ roomClass, quantity, low, high, safeMin, safeMax },
    ...{ unit: limitUnit[quantity]!, source, edition },
  });

// Figures are those of domain C6, marked there as general knowledge [K]: each edition says so, and
// the hospital confirms it against the text in force. Safe bands are ours, wide enough for the
// neighbouring standards of the same table, and never beyond what protects the patient or the drug.
const theatre = limit('GB 50333', '2013 [K]');
const isolation = limit('GB/T 35428', '2017 [K]');
const icu = limit('GB 51039', '2014 [K]');
const ward = limit('GB 50736 / GB 51039', '2012 / 2014 [K]');
const cssd = limit('WS 310.1', '2016 [K]');
const coldStore = limit('GSP', '2016 [K]');
const publicSpace = limit('GB/T 18883', '2022 [K]');

const theatreClasses = ['THEATRE_I', 'THEATRE_II', 'THEATRE_III', 'THEATRE_IV'] as const;

/** The rows a hospital begins with. */
export const defaultLimits: readonly DefaultLimit[] = [
  ...theatreClasses.flatMap((roomClass) => [
    theatre(roomClass, 'TEMPERATURE', [21, 25], [18, 28]),
    theatre(roomClass, 'HUMIDITY', [30, 60], [20, 65]),
    // ≥ 5 and < 20 Pa to the next class; ASHRAE 170 asks for 2.5 at least.
    theatre(roomClass, 'PRESSURE', [5, 20], [2.5, 30]),
  ]),
  isolation('AIRBORNE_ISOLATION', 'TEMPERATURE', [21, 24], [18, 28]),
  isolation('AIRBORNE_ISOLATION', 'HUMIDITY', [null, 60], [20, 70]),
  // Below the corridor: −5 Pa or lower; ASHRAE 170 and WHO ask for −2.5 at least.
  isolation('AIRBORNE_ISOLATION', 'PRESSURE', [null, -5], [-30, -2.5]),
  icu('ICU', 'TEMPERATURE', [24, 27], [20, 28]),
  icu('ICU', 'HUMIDITY', [40, 65], [30, 70]),
  icu('ICU', 'PRESSURE', [0, null], [0, 30]),
  ward('WARD', 'TEMPERATURE', [20, 27], [16, 30]),
  ward('WARD', 'HUMIDITY', [30, 65], [20, 80]),
  cssd('CSSD_DIRTY', 'TEMPERATURE', [16, 21], [14, 26]),
  cssd('CSSD_DIRTY', 'HUMIDITY', [30, 60], [20, 70]),
  cssd('CSSD_DIRTY', 'PRESSURE', [null, 0], [-30, 0]),
  cssd('CSSD_PACK', 'TEMPERATURE', [20, 23], [16, 26]),
  cssd('CSSD_PACK', 'HUMIDITY', [30, 60], [20, 70]),
  cssd('CSSD_PACK', 'PRESSURE', [0, null], [0, 30]),
  cssd('CSSD_STERILE', 'TEMPERATURE', [null, 24], [16, 26]),
  cssd('CSSD_STERILE', 'HUMIDITY', [null, 70], [20, 75]),
  cssd('CSSD_STERILE', 'PRESSURE', [0, null], [0, 30]),
  // The law's own figures: a hospital may be stricter, not laxer.
  coldStore('COLD_STORE', 'TEMPERATURE', [2, 8], [2, 8]),
  coldStore('COLD_STORE', 'HUMIDITY', [35, 75], [35, 75]),
  publicSpace('PUBLIC_SPACE', 'TEMPERATURE', [16, 28], [14, 30]),
  publicSpace('PUBLIC_SPACE', 'HUMIDITY', [30, 80], [20, 85]),
  publicSpace('PUBLIC_SPACE', 'CO2', [null, 1000], [600, 1500]),
  publicSpace('PUBLIC_SPACE', 'PM25', [null, 50], [15, 75]),
];

/** From here on the default rows count: all their editions were in force. */
export const defaultsFrom = new Date('2023-02-01T00:00:00+08:00');

/** What instruments of a hospital can show: the band where a class has no row yet. */
export const plausible: Readonly<Record<Quantity, Band>> = {
  TEMPERATURE: [-90, 60],
  HUMIDITY: [0, 100],
  PRESSURE: [-100, 100],
  CO2: [350, 5_000],
  PM25: [0, 500],
  VIBRATION: [0, 50],
  OTHER: [-1e9, 1e9],
};
