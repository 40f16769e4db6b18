import { registerEnumOnce } from '@houqin/kit/filters';
import type { RoomClass as ClassName, RoomType as TypeName } from '../../contract/events.ts';
import { RoomState } from './room.lifecycle.ts';

/** What a room is used for. */
export const RoomType: { readonly [T in TypeName]: T } = {
  WARD: 'WARD',
  TREATMENT: 'TREATMENT',
  THEATRE: 'THEATRE',
  ICU_BAY: 'ICU_BAY',
  ISOLATION: 'ISOLATION',
  CSSD: 'CSSD',
  LABORATORY: 'LABORATORY',
  IMAGING: 'IMAGING',
  PHARMACY: 'PHARMACY',
  COLD_STORE: 'COLD_STORE',
  CONSULTING: 'CONSULTING',
  OFFICE: 'OFFICE',
  PLANT: 'PLANT',
  STORE: 'STORE',
  CORRIDOR: 'CORRIDOR',
  OTHER: 'OTHER',
};
export type RoomType = TypeName;

/** Which limits of air, pressure and temperature hold in it; environment keeps the limits. */
export const RoomClass: { readonly [C in ClassName]: C } = {
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
export type RoomClass = ClassName;

registerEnumOnce(RoomType, 'RoomType', 'What a room is used for.');
registerEnumOnce(RoomClass, 'RoomClass', 'Which environmental limits hold in a room.');
registerEnumOnce(RoomState, 'RoomState');
