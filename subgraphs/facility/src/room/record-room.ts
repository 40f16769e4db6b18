import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Building } from '../building/building.entity.ts';
import { Floor } from '../floor/floor.entity.ts';
import type { Room } from './room.entity.ts';

/** Notes who changed a room and records everything known of it. */
export async function recordRoom(
  ctx: Context,
  tx: Tx,
  room: Room,
  reason: string | null = null,
): Promise<void> {
  room.stamp(ctx.caller.subjectId, ctx.clock.now());
  const floor = await tx.findOneOrFail(Floor, { id: room.floorId });
  const building = await tx.findOneOrFail(Building, { id: room.buildingId });
  record(tx, room, room.changed(floor, building), reason ? { reason } : {});
}
