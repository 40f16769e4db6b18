import { defineReaction } from '@houqin/kit/reaction';
import type { RoomChanged } from '@houqin/facility/events';
import { RefRoom } from '../references/ref-room.entity.ts';

/** Keeps what scope, checks and names need of a room. */
export const onRoomChanged = defineReaction<RoomChanged>({
  on: 'facility.room.changed',
  from: 'facility',
  async handle(_ctx, tx, { payload, aggregateVersion }) {
    const known = await tx.findOne(RefRoom, payload.roomId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const room = known ?? new RefRoom();
    room.id = payload.roomId;
    room.number = payload.number;
    room.name = payload.name;
    room.nameEn = payload.nameEn;
    room.roomType = payload.roomType;
    room.floorId = payload.floorId;
    room.floorName = payload.floorName;
    room.buildingId = payload.buildingId;
    room.buildingName = payload.buildingName;
    room.campusId = payload.campusId;
    room.departmentId = payload.departmentId;
    room.retired = payload.retired;
    room.sourceVersion = aggregateVersion;
    tx.persist(room);
  },
});
