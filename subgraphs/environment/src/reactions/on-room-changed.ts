import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { defineReaction } from '@houqin/kit/reaction';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { RoomChanged } from '@houqin/facility/events';
import type { AlarmRelocated } from '../../contract/events.ts';
import { Alarm } from '../alarm/alarm.entity.ts';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { pointChangedEvent } from '../point/point-events.ts';
import { Point } from '../point/point.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';

/**
 * Keeps what a room is, and takes its points and open alarms along: their scope is the room's
 * department, and the limits they follow are its class's.
 */
export const onRoomChanged = defineReaction<RoomChanged>({
  on: 'facility.room.changed',
  from: 'facility',
  async handle(ctx, tx, { payload }) {
    const known = await tx.findOne(RefRoom, { id: payload.roomId });
    const room = known ?? new RefRoom();
    const before = known && JSON.stringify(room);
    Object.assign(room, {
      id: payload.roomId,
      number: payload.number,
      nameZh: payload.name,
      nameEn: payload.nameEn,
      roomClass: payload.roomClass,
      floorId: payload.floorId,
      floorNumber: payload.floorNumber,
      buildingId: payload.buildingId,
      buildingCode: payload.buildingCode,
      campusId: payload.campusId,
      departmentId: payload.departmentId,
      retired: payload.retired,
    } satisfies RefRoom);
    tx.persist(room);
    await tx.flush();
    if (before !== null && before !== JSON.stringify(room)) await takeAlong(ctx, tx, room);
  },
});

async function takeAlong(ctx: Context, tx: Tx, room: RefRoom): Promise<void> {
  const now = ctx.clock.now();
  const place = {
    ...{ floorId: room.floorId, buildingId: room.buildingId },
    ...{ campusId: room.campusId, departmentId: room.departmentId },
  };
  const points = await tx.find(Point, { roomId: room.id }, { orderBy: { id: 'asc' } });
  for (const { id } of points) {
    const point = await lock(tx, Point, id);
    Object.assign(point, place);
    point.stamp(ctx.caller.subjectId, now);
    touch(tx, point, pointChangedEvent(point));
  }
  const { campusId, departmentId } = room;
  await tx.nativeUpdate(
    AlarmDefinition,
    { pointId: { $in: points.map(({ id }) => id) } },
    { campusId, departmentId },
  );
  const open = { roomId: room.id, closedAt: null };
  for (const { id } of await tx.find(Alarm, open, { orderBy: { id: 'asc' } })) {
    const alarm = await lock(tx, Alarm, id);
    Object.assign(alarm, place);
    alarm.stamp(ctx.caller.subjectId, now);
    const event: AlarmRelocated = {
      type: 'environment.alarm.relocated',
      version: 1,
      alarmId: alarm.id,
      roomId: room.id,
    };
    touch(tx, alarm, event, { correlationId: alarm.id });
  }
}
