import type { Trade } from '../trade/trade.ts';

/** A kind of trouble that comes again and again, and where. */
export interface DemoFault {
  readonly trade: Trade;
  /** Share among all orders; `domain.md` F, note on trades. */
  readonly weight: number;
  readonly title: string;
  readonly symptom: string | null;
  readonly fault: string;
  readonly cause: string;
  readonly action: string;
  readonly rooms: readonly string[];
  readonly technician: string;
  readonly certificate?: 'LIFT';
}

type Row = readonly [
  weight: number,
  title: string,
  symptom: string | null,
  fault: string,
  cause: string,
  action: string,
  rooms: readonly string[],
];

const of = (trade: Trade, technician: string, rows: readonly Row[]): DemoFault[] =>
  rows.map(([weight, title, symptom, fault, cause, action, rooms]) => ({
    ...{ trade, technician, weight, title, symptom, fault, cause, action, rooms },
  }));

const wards = ['A-0301', 'A-0302', 'A-0402', 'A-0403', 'A-0501', 'A-0503', 'A-0601', 'A-0604'];
const stations = ['A-0306', 'A-0406', 'A-0506', 'A-0606', 'A-0209'];
const offices = ['O-0305', 'O-0306', 'O-0303', 'O-0304', 'O-0308', 'L-0204'];
const clinics = ['O-0201', 'O-0203', 'O-0205', 'O-0214'];

/** What the last two weeks were made of. */
export const demoFaults: readonly DemoFault[] = [
  ...of('PLUMBING', 'wang-lijun', [
    [8, '洗手池下面漏水', 'WATER_LEAK', 'WAT-01', 'WAT-C1', 'ACT-01', [...wards, 'O-0210']],
    [7, '马桶堵塞', 'DRAIN_BLOCKED', 'WAT-02', 'WAT-C2', 'ACT-04', wards],
    [4, '热水不热', null, 'WAT-04', 'WAT-C3', 'ACT-01', ['A-0408', 'A-0308', 'A-0611']],
    [3, '地漏返味', 'SMELL', 'WAT-05', 'WAT-C5', 'ACT-04', ['S-0221', 'A-0508', 'S-0201']],
  ]),
  ...of('ELECTRICAL', 'ma-jun', [
    [9, '日光灯不亮', 'LIGHT_OUT', 'ELE-03', 'ELE-C3', 'ACT-01', [...offices, ...wards]],
    [5, '床头插座没电', 'NO_POWER', 'ELE-04', 'ELE-C2', 'ACT-02', [...wards, 'A-0203']],
    [5, '呼叫铃按下无声', 'CALL_BELL', 'ELE-05', 'ELE-C2', 'ACT-02', [...wards, 'A-0205']],
    [5, '治疗室空开跳闸', 'NO_POWER', 'ELE-02', 'ELE-C1', 'ACT-05', ['A-0505', 'A-0405', 'S-0314']],
  ]),
  ...of('HVAC', 'technician', [
    [6, '空调不够冷', 'TOO_HOT_OR_COLD', 'AIR-01', 'AIR-C5', 'ACT-03', [...offices, 'A-0304']],
    [4, '出风口滴水', 'WEAK_AIRFLOW', 'AIR-04', 'AIR-C7', 'ACT-04', ['A-0605', 'S-0104', 'O-0220']],
    [
      4,
      '送风小，很闷',
      'WEAK_AIRFLOW',
      'AIR-03',
      'AIR-C2',
      'ACT-01',
      ['S-0305', 'S-0315', 'O-0210'],
    ],
  ]),
  ...of('DOORS', 'wu-lei', [
    [7, '门锁打不开', 'DOOR_STUCK', 'DOR-01', 'DOR-C1', 'ACT-01', ['A-0508', 'A-0308', ...offices]],
    [6, '门关不严', 'DOOR_STUCK', 'DOR-02', 'DOR-C2', 'ACT-03', [...wards, 'S-0313']],
  ]),
  ...of('MEDICAL_DEVICE', 'sun-hao', [
    [
      5,
      '监护仪报警不消',
      'DEVICE_FAULT',
      'MED-02',
      'MED-C2',
      'ACT-01',
      ['A-0201', 'A-0206', 'S-0315'],
    ],
    [
      4,
      '输液泵不开机',
      'DEVICE_FAULT',
      'MED-01',
      'MED-C5',
      'ACT-01',
      ['A-0402', 'A-0502', 'A-0602'],
    ],
  ]),
  ...of('IT', 'liu-chang', [
    [5, '电脑上不了网', 'NETWORK_DOWN', 'ITS-01', 'ITS-C1', 'ACT-02', [...stations, ...clinics]],
    [3, '护士站电话没有声音', 'NETWORK_DOWN', 'ITS-02', 'ITS-C1', 'ACT-02', stations],
    [2, '打印机卡纸', 'NETWORK_DOWN', 'ITS-04', 'ITS-C2', 'ACT-05', clinics],
  ]),
  ...of('LIFT', 'zhao-qiang', [
    [2, '电梯门关得慢', 'LIFT_STOPPED', 'LIF-02', 'LIF-C2', 'ACT-03', ['A-0101', 'S-0319']],
  ]),
  ...of('MEDICAL_GAS', 'li-zhiyuan', [
    [2, '氧气终端插头松', null, 'GAS-03', 'GAS-C3', 'ACT-03', ['A-0403', 'A-0202']],
  ]),
  ...of('GENERAL', 'chen-weidong', [
    [3, '椅子腿松动', 'FURNITURE', 'GEN-01', 'GEN-C1', 'ACT-02', [...offices, 'O-0220']],
    [2, '墙面掉漆', 'FURNITURE', 'GEN-02', 'GEN-C2', 'ACT-02', ['A-0101', 'O-0101']],
  ]),
  ...of('REFRIGERATION', 'chen-weidong', [
    [
      2,
      '疫苗冰箱温度偏高',
      'FRIDGE_WARM',
      'COL-02',
      'COL-C2',
      'ACT-01',
      ['O-0118', 'O-0115', 'A-0505'],
    ],
  ]),
];
