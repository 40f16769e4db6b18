import {
  coldStore,
  dusty,
  isolationPressure,
  silent,
  stuffy,
  tooCold,
  tooDry,
  tooHumid,
  tooWarm,
} from './demo-definitions.ts';
import { pointOf, type DemoPlace, type DemoPoint } from './demo-point.ts';
import { theatrePoints, theatreSuitePoints } from './theatre-points.ts';

const place = (room: string, zh: string, en: string, facts = {}): DemoPlace => ({
  ...{ room, zh, en, facts, prefix: room.toLowerCase().replace('-', '') },
});
const climate = (at: DemoPlace, temperature: number, humidity: number): DemoPoint[] => [
  pointOf(at, 'temperature', [temperature, 0.3, 0.4], [tooWarm, tooCold]),
  pointOf(at, 'humidity', [humidity, 1.5, 2.5], [tooHumid, tooDry]),
];

const icu = [1, 2, 3, 4].flatMap((bay) =>
  climate(place(`A-020${bay}`, `ICU ${bay} 床`, `ICU bay ${bay}`), 25.4 + bay / 10, 51 + bay),
);

const wards = [
  ...climate(place('A-0501', '心内二病房 1', 'Cardiology ward 2 room 1'), 23.6, 48),
  ...climate(place('A-0502', '心内二病房 2', 'Cardiology ward 2 room 2'), 23.2, 47),
  ...climate(place('A-0401', '普外病房 1', 'General surgery ward room 1'), 23.4, 46),
  ...climate(place('A-0601', '新生儿病房 1', 'Neonatal ward room 1'), 25.2, 52),
];

const isolation = [9, 10].flatMap((room) => {
  const at = place(
    `A-03${String(room).padStart(2, '0')}`,
    `负压隔离病房 ${room - 8}`,
    `Airborne isolation room ${room - 8}`,
    { servedBy: `EF-A3-0${room - 8}` },
  );
  return [
    pointOf(at, 'pressure', [-9.2 + room / 10, 0.2, 0.6], [isolationPressure], { key: true }),
    pointOf(at, 'temperature', [22.6, 0.3, 0.3], [tooWarm, tooCold]),
  ];
});

const sterile = [
  pointOf(place('S-0201', '去污区', 'Decontamination'), 'pressure', [-4.2, 0.1, 0.4]),
  pointOf(place('S-0201', '去污区', 'Decontamination'), 'temperature', [18.6, 0.3, 0.4], [tooWarm]),
  pointOf(place('S-0202', '检查包装区', 'Packing'), 'pressure', [6.1, 0.1, 0.4]),
  pointOf(place('S-0202', '检查包装区', 'Packing'), 'temperature', [21.5, 0.3, 0.3], [tooWarm]),
  ...climate(place('S-0203', '无菌存放区', 'Sterile store'), 22.0, 45),
];

const coldRoom = place('O-0118', '药房冷柜间', 'Pharmacy cold store', { shortName: '药房冷柜间' });
const pharmacy = [
  pointOf(coldRoom, 'temperature', [4.8, 0.2, 0.4], coldStore, { key: true }),
  pointOf(coldRoom, 'humidity', [52, 1, 2], [tooHumid, tooDry]),
];

const publicAir = [
  pointOf(place('O-0101', '门诊大厅', 'Outpatient lobby'), 'co2', [690, 120, 60], [stuffy]),
  pointOf(place('O-0101', '门诊大厅', 'Outpatient lobby'), 'pm25', [24, 4, 6], [dusty]),
  pointOf(
    place('O-0220', '门诊候诊区', 'Outpatient waiting area'),
    'co2',
    [720, 130, 60],
    [stuffy],
  ),
  pointOf(place('O-0220', '门诊候诊区', 'Outpatient waiting area'), 'pm25', [26, 4, 6], [dusty]),
  pointOf(place('O-0310', '会议室', 'Meeting room'), 'co2', [640, 110, 60], [stuffy]),
  pointOf(
    place('A-0101', '住院大厅', 'Inpatient lobby'),
    'temperature',
    [22.8, 0.6, 0.5],
    [tooWarm, tooCold],
  ),
];

const chiller = place('L-0103', '制冷站', 'Chiller plant');
const plant = [
  pointOf(
    { ...chiller, prefix: 'l0103-pump2', zh: '制冷站 2 号泵', en: 'Chiller plant, pump 2' },
    'vibration',
    [2.4, 0.1, 0.5],
    [
      {
        ...{ kind: 'HIGH', nameZh: '2 号泵振动高', nameEn: 'Pump 2 vibrates' },
        ...{ severity: 'HIGH', orderPolicy: 'AFTER_5_MIN', deadband: 0.5 },
        // ISO 10816-3:2009 zone C/D for group 2 machines on rigid foundations [K].
        ...{ ownLimit: 7.1, faultHint: 'VIBRATION_HIGH', guidance: 'pump-vibration' },
      },
    ],
    { key: true },
  ),
  pointOf(
    { ...chiller, prefix: 'l0103-supply', zh: '制冷站 供水', en: 'Chiller plant, supply water' },
    'temperature',
    [7.1, 0.2, 0.3],
  ),
  pointOf(place('L-0102', '高低压配电室', 'Switchgear room'), 'temperature', [27.5, 1.2, 0.6]),
  pointOf(place('L-0101', '锅炉房', 'Boiler house'), 'temperature', [29.0, 1, 0.8]),
  pointOf(place('S-0105', '影像设备间', 'Imaging plant room'), 'temperature', [21.0, 0.4, 0.4]),
];

const office = place('O-0305', '办公室', 'Shared office');

/** Nobody publishes these: they wait for a series to be replayed into them. */
export const replayPoints: readonly DemoPoint[] = [
  pointOf(office, 'co2', null, [
    {
      ...{ kind: 'HIGH', nameZh: '二氧化碳高', nameEn: 'CO₂ high', severity: 'HIGH' },
      // No delays: the order is part of the story. Once raised it stands until the air is 50 ppm
      // better than the limit, so that one crossing is one alarm.
      ...{ orderPolicy: 'AT_ONCE', onDelaySeconds: 0, offDelaySeconds: 0, deadband: 50 },
      // GB/T 18883-2022: 1,000 ppm as an hourly mean [K].
      ...{ ownLimit: 1_000, faultHint: 'CO2_HIGH', guidance: 'co2' },
    },
    silent,
  ]),
  pointOf(office, 'temperature', null, [
    {
      ...{ kind: 'HIGH', nameZh: '室温偏高', nameEn: 'Room too warm', severity: 'LOW' },
      ...{ orderPolicy: 'NO', deadband: 0.2, faultHint: 'TEMPERATURE_HIGH', guidance: 'comfort' },
      // Heating season, comfort grade I ends at 24; the hospital saves from 23 (GB 50736-2012 [K]).
      ownLimit: 23,
    },
    silent,
  ]),
  pointOf(
    { ...place('S-0230', '空调机房', 'Air handling plant room'), prefix: 'plant' },
    'temperature',
    null,
    [
      {
        ...{
          kind: 'HIGH',
          nameZh: '机房温度高',
          nameEn: 'Plant room too warm',
          severity: 'MEDIUM',
        },
        // What the controls in it are made for: 26 °C [K].
        ...{ orderPolicy: 'NO', deadband: 0.5, ownLimit: 26, guidance: 'comfort' },
        faultHint: 'TEMPERATURE_HIGH',
      },
      silent,
    ],
    { code: 'plant-ambient', intervalSeconds: 3_600, nameZh: '空调机房 环境温度' },
  ),
];

/** A point of another gateway, for those who want to see it refused. */
export const foreignPoint: DemoPoint = pointOf(
  { ...place('L-0206', '中心库 B 区', 'Central store, area B'), prefix: 'spare' },
  'temperature',
  null,
  [],
  { code: 'spare-foreign' },
);

/** Every point of `demo-gateway`, in the order of their series. */
export const demoPoints: readonly DemoPoint[] = [
  ...theatrePoints,
  ...theatreSuitePoints,
  ...icu,
  ...wards,
  ...isolation,
  ...sterile,
  ...pharmacy,
  ...publicAir,
  ...plant,
  ...replayPoints,
];
