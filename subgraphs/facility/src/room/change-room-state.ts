import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { assertNoOpenWork } from '../open-work/assert-no-open-work.ts';
import { recordRoom } from './record-room.ts';
import { roomScope } from './room-scope.ts';
import { Room } from './room.entity.ts';
import type { ChangeRoomStateInput, RetireRoomInput } from './room.inputs.ts';

/**
 * Opens a room, closes it for building work, opens it again, or retires it.
 * @throws NotFound, VersionConflict, IllegalTransition, RoomHasOpenWork
 */
export function changeRoomState(ctx: Context, input: ChangeRoomStateInput): Promise<Room> {
  return mutate(ctx, { name: 'changeRoomState', input }, Room, async (tx) => {
    const { id, expectedVersion, state, reason = null } = input;
    const room = await lockInScope(ctx, tx, Room, id, 'room:manage', roomScope, expectedVersion);
    if (state === 'RETIRED') {
      room.retire(ctx.clock.now());
      await assertNoOpenWork(tx, room.id);
    } else room.moveTo(state, 'change-state');
    await recordRoom(ctx, tx, room, reason);
    return room;
  });
}

/**
 * Takes a room out of use for good; its number and history stay.
 * @throws NotFound, VersionConflict, IllegalTransition, RoomHasOpenWork
 */
export function retireRoom(ctx: Context, input: RetireRoomInput): Promise<Room> {
  return mutate(ctx, { name: 'retireRoom', input }, Room, async (tx) => {
    const { id, expectedVersion, reason = null } = input;
    const room = await lockInScope(ctx, tx, Room, id, 'room:manage', roomScope, expectedVersion);
    room.retire(ctx.clock.now());
    await assertNoOpenWork(tx, room.id);
    await recordRoom(ctx, tx, room, reason);
    return room;
  });
}
