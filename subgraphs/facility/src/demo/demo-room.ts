import type { RoomClass, RoomType } from '../../contract/events.ts';

/** One room of the demo hospital, as the building lists write it. */
export interface DemoRoom {
  /** `S-0307`: building, two digits of floor, two digits of room. */
  readonly number: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly roomType: RoomType;
  readonly roomClass: RoomClass;
  readonly areaSquareMetres: number;
  /** Department code of identity's demo hospital. */
  readonly department: string | null;
  readonly beds: number;
}

type Row = readonly [
  number: string,
  nameZh: string,
  nameEn: string,
  roomType: RoomType,
  roomClass: RoomClass,
  areaSquareMetres: number,
  department: string | null,
  beds?: number,
];

export const roomOf = ([number, nameZh, nameEn, roomType, roomClass, area, dept, beds]: Row) =>
  ({
    ...{ number, nameZh, nameEn, roomType, roomClass },
    areaSquareMetres: area,
    department: dept,
    beds: beds ?? 0,
  }) satisfies DemoRoom;

/** Two digits, as in a room's number. */
export const two = (value: number): string => String(value).padStart(2, '0');
