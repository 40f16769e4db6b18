import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { Duplicate, ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { scopeWhere } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Building } from '../building/building.entity.ts';
import { Floor } from '../floor/floor.entity.ts';
import { recordRoom } from './record-room.ts';
import { squareDecimetres, Room } from './room.entity.ts';
import type { CreateRoomInput } from './room.inputs.ts';
import { assertNumber, assertRange, text } from './valid-room.ts';

/** Adds a planned room to a floor. @throws ValidationFailed, Duplicate */
export async function createRoom(ctx: Context, input: CreateRoomInput): Promise<Room> {
  const area = input.areaSquareMetres ?? null;
  assertRange('areaSquareMetres', area, 0.5, 100_000);
  assertRange('beds', input.beds, 0, 100);
  const names = [text('nameZh', input.nameZh, 60), text('nameEn', input.nameEn, 120)] as const;
  try {
    return await mutate(ctx, { name: 'createRoom', input }, Room, async (tx) => {
      const floor = await floorInScope(ctx, tx, input.floorId);
      const building = await tx.findOneOrFail(Building, { id: floor.buildingId });
      assertNumber(input.number, building.code);
      if (await tx.count(Room, { number: input.number })) throw new Duplicate('number');
      const room = Object.assign(new Room(), {
        number: input.number,
        roomType: input.roomType,
        roomClass: input.roomClass,
        areaSquareDecimetres: area === null ? null : squareDecimetres(area),
        beds: input.beds,
        departmentId: input.departmentId ?? null,
        floorId: floor.id,
        buildingId: building.id,
        campusId: floor.campusId,
      });
      room.rename(...names);
      tx.persist(room);
      await recordRoom(ctx, tx, room);
      return room;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new Duplicate('number');
    throw error;
  }
}

/** @throws ValidationFailed for a floor that does not exist where the caller manages rooms */
async function floorInScope(ctx: Context, tx: Tx, id: string): Promise<Floor> {
  const scope = scopeWhere<Floor>(ctx, 'room:manage', { campus: 'campusId' });
  const floor = await tx.findOne(Floor, { $and: [{ id }, scope] });
  if (!floor) throw new ValidationFailed('floorId', 'unknown-value');
  return floor;
}
