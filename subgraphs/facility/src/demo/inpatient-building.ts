import { roomOf, two, type DemoRoom } from './demo-room.ts';

interface WardFloor {
  readonly floor: number;
  readonly department: string;
  readonly zh: string;
  readonly en: string;
}

const wardFloors: readonly WardFloor[] = [
  { floor: 3, department: 'RESP', zh: '呼吸病区', en: 'Respiratory ward' },
  { floor: 4, department: 'GS', zh: '普外病区', en: 'General surgery ward' },
  { floor: 5, department: 'CARD2', zh: '心内二病区', en: 'Cardiology ward 2' },
  { floor: 6, department: 'NEO', zh: '新生儿科', en: 'Neonatal ward' },
];

/** Four rooms of three beds on each ward floor, with the rooms that serve them. */
function wardRooms({ floor, department, zh, en }: WardFloor): DemoRoom[] {
  const at = (room: number) => `A-${two(floor)}${two(room)}`;
  const wards = [1, 2, 3, 4].map((n) =>
    roomOf([at(n), `${zh}病房 ${n}`, `${en} room ${n}`, 'WARD', 'WARD', 32, department, 3]),
  );
  return [
    ...wards,
    roomOf([at(5), `${zh}治疗室`, `${en}, treatment`, 'TREATMENT', 'NONE', 20, department]),
    roomOf([at(6), `${zh}护士站`, `${en}, nurses’ station`, 'OFFICE', 'NONE', 22, department]),
    roomOf([at(7), `${zh}医生办公室`, `${en}, doctors’ office`, 'OFFICE', 'NONE', 24, department]),
    roomOf([at(8), `${zh}污物间`, `${en}, soiled utility`, 'OTHER', 'NONE', 10, department]),
  ];
}

/** 住院 A 楼: admission on 1, intensive care on 2, wards on 3 to 6; 60 beds. */
export const inpatientRooms: readonly DemoRoom[] = [
  roomOf(['A-0101', '住院大厅', 'Inpatient lobby', 'OTHER', 'PUBLIC_SPACE', 260, 'OPD']),
  roomOf(['A-0102', '入院登记处', 'Admission desk', 'OFFICE', 'PUBLIC_SPACE', 38, 'OPD']),
  roomOf(['A-0110', '消防控制室', 'Fire control room', 'PLANT', 'PLANT', 36, 'LOG']),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((bay) =>
    roomOf([`A-02${two(bay)}`, `ICU ${bay} 床`, `ICU bay ${bay}`, 'ICU_BAY', 'ICU', 18, 'ICU', 1]),
  ),
  roomOf(['A-0209', 'ICU 护士站', 'ICU nurses’ station', 'OFFICE', 'NONE', 30, 'ICU']),
  roomOf(['A-0210', 'ICU 治疗室', 'ICU treatment room', 'TREATMENT', 'NONE', 22, 'ICU']),
  roomOf(['A-0211', 'ICU 仪器库', 'ICU equipment store', 'STORE', 'NONE', 26, 'ICU']),
  ...wardFloors.flatMap(wardRooms),
  ...[1, 2, 3, 4].map((n) =>
    roomOf([
      `A-03${two(8 + n)}`,
      `负压隔离病房 ${n}`,
      `Airborne isolation room ${n}`,
      'ISOLATION',
      'AIRBORNE_ISOLATION',
      20,
      'RESP',
      1,
    ]),
  ),
  roomOf(['A-0611', '新生儿沐浴间', 'Newborn bathing room', 'TREATMENT', 'NONE', 18, 'NEO']),
];
