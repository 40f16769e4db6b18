import type { Context } from '@houqin/kit/context';
import { Duplicate, NotFound, ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { forUpdate, rows } from '@houqin/kit/sql';
import type { Tx } from '@houqin/kit/unit-of-work';
import { isUnit } from '@houqin/kit/units';
import { requireText } from '../alarm/require-text.ts';
import { FieldGateway } from '../gateway/field-gateway.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { isPointCode } from './point-code.ts';
import { pointChangedEvent } from './point-events.ts';
import { pointLive } from './point-live.ts';
import { pointLifecycle, type PointState } from './point-state.ts';
import { Point } from './point.entity.ts';
import type { Quantity } from './quantity.ts';

export interface PointRegistration {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly intervalSeconds: number;
  readonly rangeMin?: number | null;
  readonly rangeMax?: number | null;
  readonly decimals?: number | null;
  readonly fieldGatewayId: string;
  readonly roomId?: string | null;
  readonly idempotencyKey: string;
}

export interface PointUpdate {
  readonly id: string;
  readonly nameZh?: string | null;
  readonly nameEn?: string | null;
  readonly intervalSeconds?: number | null;
  readonly rangeMin?: number | null;
  readonly rangeMax?: number | null;
  readonly state?: PointState | null;
  readonly expectedVersion?: number | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

const maxIntervalSeconds = 86_400;

/** Registers a point of a gateway. @throws Duplicate, ValidationFailed, NotFound, Forbidden */
export function registerPoint(ctx: Context, input: PointRegistration): Promise<Point> {
  return mutate(ctx, { name: 'registerPoint', input }, Point, async (tx) => {
    if (!isPointCode(input.code)) throw new ValidationFailed('input.code', 'bad-code');
    if (!isUnit(input.unit)) throw new ValidationFailed('input.unit', 'unknown-value');
    if (await tx.count(Point, { code: input.code })) throw new Duplicate('input.code');
    const gateway = await tx.findOne(FieldGateway, { id: input.fieldGatewayId });
    if (!gateway || gateway.state === 'RETIRED')
      throw new NotFound('FieldGateway', input.fieldGatewayId);
    const room = input.roomId ? await tx.findOne(RefRoom, { id: input.roomId }) : null;
    if (input.roomId && !room) throw new NotFound('Room', input.roomId);
    const point = Object.assign(new Point(), {
      series: await nextSeries(tx),
      code: input.code,
      nameZh: requireText('input.nameZh', input.nameZh, 120),
      nameEn: requireText('input.nameEn', input.nameEn, 120),
      quantity: input.quantity,
      unit: input.unit,
      intervalSeconds: checkInterval(input.intervalSeconds),
      rangeMin: input.rangeMin ?? null,
      rangeMax: input.rangeMax ?? null,
      decimals: input.decimals ?? 1,
      fieldGatewayId: gateway.id,
      roomId: room?.id ?? null,
      floorId: room?.floorId ?? null,
      buildingId: room?.buildingId ?? null,
      campusId: room?.campusId ?? gateway.campusId,
      departmentId: room?.departmentId ?? null,
    });
    checkRange(point);
    point.stamp(ctx.caller.subjectId, ctx.clock.now());
    tx.persist(point);
    record(tx, point, pointChangedEvent(point));
    return point;
  });
}

/** Changes a point; what is left out stays. @throws ValidationFailed, IllegalTransition, … */
export function updatePoint(ctx: Context, input: PointUpdate): Promise<Point> {
  return mutate(ctx, { name: 'updatePoint', input }, Point, async (tx) => {
    const point = await lockInScope(
      ctx,
      tx,
      Point,
      input.id,
      'point:manage',
      pointLive.scope,
      input.expectedVersion,
    );
    const reason = requireText('input.reason', input.reason, 400);
    if (input.nameZh != null) point.nameZh = requireText('input.nameZh', input.nameZh, 120);
    if (input.nameEn != null) point.nameEn = requireText('input.nameEn', input.nameEn, 120);
    if (input.intervalSeconds != null) point.intervalSeconds = checkInterval(input.intervalSeconds);
    if (input.rangeMin !== undefined) point.rangeMin = input.rangeMin;
    if (input.rangeMax !== undefined) point.rangeMax = input.rangeMax;
    checkRange(point);
    if (input.state != null && input.state !== point.state) {
      point.state = pointLifecycle.next(point.state, input.state);
      if (point.state === 'RETIRED') point.retiredAt = ctx.clock.now();
    }
    point.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, point, pointChangedEvent(point), { reason });
    return point;
  });
}

function checkInterval(seconds: number): number {
  if (seconds < 1 || seconds > maxIntervalSeconds)
    throw new ValidationFailed('input.intervalSeconds', 'out-of-range', {
      min: 1,
      max: maxIntervalSeconds,
    });
  return seconds;
}

function checkRange({ rangeMin, rangeMax }: Point): void {
  if (rangeMin !== null && rangeMax !== null && rangeMin >= rangeMax)
    throw new ValidationFailed('input.rangeMin', 'low-not-below-high', {
      low: rangeMin,
      high: rangeMax,
    });
}

/** Two registrations at once meet at the row lock or at the unique key, and one tries again. */
async function nextSeries(tx: Tx): Promise<number> {
  const [row] = await rows(
    tx,
    `select series from point order by series desc limit 1${forUpdate(tx)}`,
  );
  return Number(row?.['series'] ?? 0) + 1;
}
