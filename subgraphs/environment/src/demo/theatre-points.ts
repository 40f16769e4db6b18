import {
  criticalPressure,
  highPressure,
  silent,
  tooCold,
  tooDry,
  tooHumid,
  tooWarm,
} from './demo-definitions.ts';
import { pointOf, type DemoPlace, type DemoPoint } from './demo-point.ts';

/** Pressure, temperature and humidity that OR-01 to OR-12 keep, and who stands in for them. */
const theatres: readonly (readonly [
  pressure: number,
  temperature: number,
  humidity: number,
  alternatives: readonly string[],
])[] = [
  [9.6, 22.1, 45, ['OR-02']],
  [8.9, 22.4, 47, ['OR-01']],
  [7.8, 22.0, 46, ['OR-04']],
  [8.2, 22.6, 44, ['OR-03']],
  [6.4, 22.8, 49, ['OR-06']],
  [7.4, 22.5, 48, ['OR-05']],
  [8.1, 22.4, 48, ['OR-08', 'OR-02']],
  [8.4, 21.9, 46, ['OR-07']],
  [7.9, 22.3, 50, ['OR-08']],
  [7.1, 22.2, 47, ['OR-06']],
  [7.0, 21.9, 50, ['OR-12']],
  [6.3, 22.7, 47, ['OR-06']],
];

const two = (value: number) => String(value).padStart(2, '0');

function theatre(number: number): DemoPlace {
  const shortName = `OR-${two(number)}`;
  return {
    ...{ room: `S-03${two(number)}`, prefix: `or${two(number)}` },
    ...{ zh: `手术间 ${shortName}`, en: `Theatre ${shortName}` },
    facts: {
      ...{ shortName, servedBy: `AHU-S3-${two(number)}` },
      alternatives: theatres[number - 1]![3],
    },
  };
}

/** Classes I and II, as facility has them. */
const clean = new Set([1, 2, 3, 4, 7, 8, 9]);

export const theatrePoints: readonly DemoPoint[] = theatres.flatMap(
  ([pressure, temperature, humidity], index) => {
    const place = theatre(index + 1);
    const low = clean.has(index + 1) ? criticalPressure : highPressure;
    const inSight = { key: index + 1 === 7 };
    return [
      pointOf(place, 'pressure', [pressure, 0.15, 0.5], [low, silent], { key: true }),
      pointOf(place, 'temperature', [temperature, 0.2, 0.3], [tooWarm, tooCold], inSight),
      pointOf(place, 'humidity', [humidity, 1, 2], [tooHumid, tooDry], inSight),
    ];
  },
);

/** Rooms round the theatres, which have no class of their own. */
const around: readonly (readonly [DemoPlace, number, number | null, number | null])[] = [
  [{ room: 'S-0313', prefix: 's0313', zh: '无菌物品间', en: 'Sterile goods' }, 12.4, 22.1, 41],
  [
    { room: 'S-0314', prefix: 's0314', zh: '麻醉准备间', en: 'Anaesthesia preparation' },
    5.8,
    null,
    null,
  ],
  [{ room: 'S-0315', prefix: 's0315', zh: '复苏室', en: 'Recovery room' }, 5.2, 24.1, null],
  [{ room: 'S-0316', prefix: 's0316', zh: '仪器库', en: 'Instrument store' }, 0.4, null, null],
  [{ room: 'S-0317', prefix: 's0317', zh: '换床间', en: 'Bed transfer' }, 2.1, null, null],
  [{ room: 'S-0318', prefix: 's0318', zh: '刷手间', en: 'Scrub room' }, 3.0, null, null],
  [{ room: 'S-0319', prefix: 's0319', zh: '洁净走廊', en: 'Clean corridor' }, 10.8, 22.6, 46],
];

export const theatreSuitePoints: readonly DemoPoint[] = around.flatMap(
  ([place, pressure, temperature, humidity]) => [
    pointOf(place, 'pressure', [pressure, 0.1, 0.3]),
    ...(temperature === null ? [] : [pointOf(place, 'temperature', [temperature, 0.2, 0.3])]),
    ...(humidity === null ? [] : [pointOf(place, 'humidity', [humidity, 1, 2])]),
  ],
);
