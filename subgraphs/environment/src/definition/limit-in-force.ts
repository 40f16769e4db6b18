import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { sideOf } from '../limit/limit-timeline.ts';
import { RoomClassLimit } from '../limit/room-class-limit.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import type { Point } from '../point/point.entity.ts';
import type { AlarmDefinition } from './alarm-definition.entity.ts';
import type { AlarmKind } from './alarm-kind.ts';

const rowsKey = Symbol('limits in force');

/** The row of the room's class that is in force now for the quantity of a point. */
export async function rowInForce(ctx: Context, point: Point): Promise<RoomClassLimit | null> {
  const room = point.roomId ? await loadReference(ctx, RefRoom, point.roomId) : null;
  if (!room) return null;
  let rows = ctx.loaders.get(rowsKey) as Promise<RoomClassLimit[]> | undefined;
  if (!rows) ctx.loaders.set(rowsKey, (rows = allInForce(ctx)));
  const row = (await rows).find(
    (one) => one.roomClass === room.roomClass && one.quantity === point.quantity,
  );
  return row && row.unit === point.unit ? row : null;
}

/** A few dozen rows: read once per operation. */
function allInForce(ctx: Context): Promise<RoomClassLimit[]> {
  const now = ctx.clock.now();
  return ctx.em.find(RoomClassLimit, {
    effectiveFrom: { $lte: now },
    $or: [{ effectiveTo: null }, { effectiveTo: { $gt: now } }],
  });
}

/** What a definition of this kind judges by now: its own limit, else the room class's. */
export async function limitInForce(
  ctx: Context,
  point: Point,
  definition: AlarmDefinition | null,
  kind: AlarmKind,
): Promise<number | null> {
  if (kind === 'RATE_OF_CHANGE') return definition?.ratePerMinute ?? null;
  if (definition?.ownLimit != null) return definition.ownLimit;
  const row = await rowInForce(ctx, point);
  return row && sideOf(row, kind);
}
