import { roomOf, two, type DemoRoom } from './demo-room.ts';

const offices: readonly (readonly [number, string, string, string, number])[] = [
  [1, '院长办公室', 'Director’s office', 'HQ', 34],
  [2, '院办公室', 'Hospital office', 'HQ', 42],
  [3, '财务处', 'Finance office', 'FIN', 48],
  [4, '人事处', 'Personnel office', 'HR', 36],
  [5, '办公室', 'Shared office', 'LOG', 40],
  [6, '后勤保障处', 'Logistics office', 'LOG', 52],
  [8, '采购中心', 'Purchasing office', 'PU', 38],
  [9, '信息中心', 'Information centre', 'IT', 64],
];

/** 门诊楼: pharmacy on 1, consulting and laboratories on 2, offices on 3. */
export const outpatientRooms: readonly DemoRoom[] = [
  roomOf(['O-0101', '门诊大厅', 'Outpatient lobby', 'OTHER', 'PUBLIC_SPACE', 420, 'OPD']),
  roomOf(['O-0102', '挂号收费处', 'Registration and cashier', 'OFFICE', 'PUBLIC_SPACE', 60, 'OPD']),
  roomOf(['O-0115', '门诊药房', 'Outpatient pharmacy', 'PHARMACY', 'NONE', 110, 'PHA']),
  roomOf(['O-0116', '发药大厅', 'Dispensing hall', 'OTHER', 'PUBLIC_SPACE', 96, 'PHA']),
  roomOf(['O-0118', '药房冷柜间', 'Pharmacy cold store', 'COLD_STORE', 'COLD_STORE', 16, 'PHA']),
  ...[1, 2, 3, 4, 5, 6].map((n) =>
    roomOf([
      `O-02${two(n)}`,
      `${n} 号诊室`,
      `Consulting room ${n}`,
      'CONSULTING',
      'PUBLIC_SPACE',
      16,
      'OPD',
    ]),
  ),
  roomOf(['O-0210', '临检实验室', 'Clinical laboratory', 'LABORATORY', 'NONE', 86, 'LAB']),
  roomOf(['O-0211', '微生物实验室', 'Microbiology laboratory', 'LABORATORY', 'NONE', 58, 'LAB']),
  roomOf(['O-0214', '心电图室', 'ECG room', 'TREATMENT', 'NONE', 22, 'OPD']),
  roomOf(['O-0220', '门诊候诊区', 'Outpatient waiting area', 'OTHER', 'PUBLIC_SPACE', 180, 'OPD']),
  ...offices.map(([n, zh, en, department, area]) =>
    roomOf([`O-03${two(n)}`, zh, en, 'OFFICE', 'NONE', area, department]),
  ),
  roomOf(['O-0307', '宣教室', 'Lecture room', 'OTHER', 'PUBLIC_SPACE', 70, 'HQ']),
  roomOf(['O-0310', '会议室', 'Meeting room', 'OTHER', 'PUBLIC_SPACE', 56, 'HQ']),
];
