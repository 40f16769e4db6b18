import type { DemoRoom } from './demo-room.ts';
import { inpatientRooms } from './inpatient-building.ts';
import { logisticsRooms } from './logistics-building.ts';
import { outpatientRooms } from './outpatient-building.ts';
import { surgeryRooms } from './surgery-building.ts';

export interface DemoBuilding {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Storeys above ground; floor 1 is the ground floor. */
  readonly floors: number;
  readonly areaSquareMetres: number;
  readonly rooms: readonly DemoRoom[];
}

export const demoCampus = { code: 'MAIN', nameZh: '本部院区', nameEn: 'Main campus' } as const;

/** The tiny hospital: sizes scaled down from `domain.md` F by storeys. */
export const demoBuildings: readonly DemoBuilding[] = [
  {
    code: 'S',
    nameZh: '外科影像楼',
    nameEn: 'Surgery and imaging',
    floors: 3,
    areaSquareMetres: 14_400,
    rooms: surgeryRooms,
  },
  {
    code: 'A',
    nameZh: '住院 A 楼',
    nameEn: 'Inpatient A',
    floors: 6,
    areaSquareMetres: 16_900,
    rooms: inpatientRooms,
  },
  {
    code: 'O',
    nameZh: '门诊楼',
    nameEn: 'Outpatient',
    floors: 3,
    areaSquareMetres: 19_000,
    rooms: outpatientRooms,
  },
  {
    code: 'L',
    nameZh: '动力楼',
    nameEn: 'Logistics and energy',
    floors: 2,
    areaSquareMetres: 5_300,
    rooms: logisticsRooms,
  },
];
