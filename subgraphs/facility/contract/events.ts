/*
 * Published events of facility. Delivered at least once, in order per room: for the present state
 * ask the graph. Fields are only added; a breaking change is a new `version`.
 */

export type RoomState = 'PLANNED' | 'IN_USE' | 'UNDER_WORK' | 'RETIRED';

export type RoomType =
  | 'WARD'
  | 'TREATMENT'
  | 'THEATRE'
  | 'ICU_BAY'
  | 'ISOLATION'
  | 'CSSD'
  | 'LABORATORY'
  | 'IMAGING'
  | 'PHARMACY'
  | 'COLD_STORE'
  | 'CONSULTING'
  | 'OFFICE'
  | 'PLANT'
  | 'STORE'
  | 'CORRIDOR'
  | 'OTHER';

export type RoomClass =
  | 'THEATRE_I'
  | 'THEATRE_II'
  | 'THEATRE_III'
  | 'THEATRE_IV'
  | 'AIRBORNE_ISOLATION'
  | 'ICU'
  | 'WARD'
  | 'CSSD_DIRTY'
  | 'CSSD_PACK'
  | 'CSSD_STERILE'
  | 'COLD_STORE'
  | 'PUBLIC_SPACE'
  | 'PLANT'
  | 'NONE';

/** A room was made, described anew, changed its state or was retired: everything known of it now. */
export interface RoomChanged {
  readonly type: 'facility.room.changed';
  readonly version: 1;
  readonly roomId: string;
  /** `S-0307`: building, floor, room; what the door says. */
  readonly number: string;
  readonly name: string;
  readonly nameEn: string;
  readonly roomType: RoomType;
  readonly roomClass: RoomClass;
  readonly state: RoomState;
  readonly floorId: string;
  /** 1 is the ground floor (Chinese count); basements are negative. */
  readonly floorNumber: number;
  readonly floorName: string;
  readonly buildingId: string;
  readonly buildingCode: string;
  readonly buildingName: string;
  readonly buildingNameEn: string;
  readonly campusId: string;
  readonly departmentId: string | null;
  readonly retired: boolean;
}
