import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { recordRoom } from './record-room.ts';
import { roomScope } from './room-scope.ts';
import { Room, squareDecimetres } from './room.entity.ts';
import type { UpdateRoomInput } from './room.inputs.ts';
import { assertRange, text } from './valid-room.ts';

/** Describes a room anew. Its number and floor never change. @throws NotFound, VersionConflict */
export function updateRoom(ctx: Context, input: UpdateRoomInput): Promise<Room> {
  assertRange('areaSquareMetres', input.areaSquareMetres ?? null, 0.5, 100_000);
  assertRange('beds', input.beds ?? null, 0, 100);
  return mutate(ctx, { name: 'updateRoom', input }, Room, async (tx) => {
    const { id, expectedVersion } = input;
    const room = await lockInScope(ctx, tx, Room, id, 'room:manage', roomScope, expectedVersion);
    room.rename(
      input.nameZh == null ? room.nameZh : text('nameZh', input.nameZh, 60),
      input.nameEn == null ? room.nameEn : text('nameEn', input.nameEn, 120),
    );
    if (input.roomType) room.roomType = input.roomType;
    if (input.roomClass) room.roomClass = input.roomClass;
    if (input.areaSquareMetres != null) {
      room.areaSquareDecimetres = squareDecimetres(input.areaSquareMetres);
    }
    if (input.beds != null) room.beds = input.beds;
    if (input.departmentId !== undefined) room.departmentId = input.departmentId;
    await recordRoom(ctx, tx, room);
    return room;
  });
}
