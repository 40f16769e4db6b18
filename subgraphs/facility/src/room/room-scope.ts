import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { Room } from './room.entity.ts';

/** A room belongs to its campus and to the department it is allocated to. */
export const roomScope: ScopeColumns<Room> = { campus: 'campusId', department: 'departmentId' };

export const roomLive = defineLive<Room>({
  noun: 'room',
  entity: Room,
  permission: 'room:read',
  scope: roomScope,
  keys: (room) => ({
    id: room.id,
    campusId: room.campusId,
    departmentId: room.departmentId,
    number: room.number,
    state: room.state,
    roomType: room.roomType,
    roomClass: room.roomClass,
    floorId: room.floorId,
    buildingId: room.buildingId,
  }),
});

/** What the door and the plan on the wall tell anybody; department, area and beds need scope. */
export const roomReference: ReferenceRule<Room> = {
  permission: 'room:read',
  scope: roomScope,
  also: ['name', 'floor', 'building', 'campus'],
  card: [
    ...(['id', 'number', 'nameZh', 'nameEn', 'version'] as const),
    ...(['roomType', 'roomClass', 'state', 'floorId', 'buildingId', 'campusId'] as const),
  ],
};
