import { registerEnumOnce } from '@houqin/kit/filters';
import type { RoomClass as FacilityRoomClass } from '@houqin/facility/events';

/** Facility's classes of rooms; the same names in both subgraphs, or composition refuses. */
export const RoomClass: { readonly [C in FacilityRoomClass]: C } = {
  THEATRE_I: 'THEATRE_I',
  THEATRE_II: 'THEATRE_II',
  THEATRE_III: 'THEATRE_III',
  THEATRE_IV: 'THEATRE_IV',
  AIRBORNE_ISOLATION: 'AIRBORNE_ISOLATION',
  ICU: 'ICU',
  WARD: 'WARD',
  CSSD_DIRTY: 'CSSD_DIRTY',
  CSSD_PACK: 'CSSD_PACK',
  CSSD_STERILE: 'CSSD_STERILE',
  COLD_STORE: 'COLD_STORE',
  PUBLIC_SPACE: 'PUBLIC_SPACE',
  PLANT: 'PLANT',
  NONE: 'NONE',
};
export type RoomClass = FacilityRoomClass;
registerEnumOnce(RoomClass, 'RoomClass');
