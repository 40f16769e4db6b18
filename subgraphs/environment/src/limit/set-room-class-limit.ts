import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { Duplicate, ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { RoomClassLimitSet } from '../../contract/events.ts';
import { requireText } from '../alarm/require-text.ts';
import type { Quantity } from '../point/quantity.ts';
import { limitUnit, plausible } from './default-limits.ts';
import { LimitOutOfSafeBand } from './limit-errors.ts';
import { RoomClassLimit } from './room-class-limit.entity.ts';
import type { RoomClass } from './room-class.ts';

export interface LimitSetting {
  readonly roomClass: RoomClass;
  readonly quantity: Quantity;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly source: string;
  readonly edition: string;
  readonly effectiveFrom?: Date | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** "Now" may be a moment ago when it arrives. */
const toleranceMs = 60_000;

/**
 * Sets a limit from an instant on, now at the earliest: what was judged stays judged. It is a new
 * row; the one before it ends there, and one planned for later begins as planned.
 * @throws LimitOutOfSafeBand, ValidationFailed, Duplicate for a second row of the same instant
 */
export function setRoomClassLimit(ctx: Context, input: LimitSetting): Promise<RoomClassLimit> {
  return mutate(ctx, { name: 'setRoomClassLimit', input }, RoomClassLimit, async (tx) => {
    const now = ctx.clock.now();
    const { roomClass, quantity } = input;
    const reason = requireText('input.reason', input.reason, 400);
    const start = input.effectiveFrom ?? now;
    if (+start < +now - toleranceMs)
      throw new ValidationFailed('input.effectiveFrom', 'not-in-past');
    const rows = await tx.find(
      RoomClassLimit,
      { roomClass, quantity },
      { orderBy: { effectiveFrom: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (rows.some((row) => +row.effectiveFrom === +start))
      throw new Duplicate('input.effectiveFrom');
    const before = rows.findLast((row) => row.effectiveFrom < start) ?? null;
    const after = rows.find((row) => row.effectiveFrom > start) ?? null;
    const [min, max] = plausible[quantity];
    const band = { safeMin: before?.safeMin ?? min, safeMax: before?.safeMax ?? max };
    checkSides(input, band);

    const limit = Object.assign(new RoomClassLimit(), {
      ...{ roomClass, quantity, ...band },
      low: input.low ?? null,
      high: input.high ?? null,
      unit: before?.unit ?? unitOf(quantity),
      source: requireText('input.source', input.source, 120),
      edition: requireText('input.edition', input.edition, 120),
      effectiveFrom: start,
      effectiveTo: after?.effectiveFrom ?? null,
      note: reason,
      changedBy: ctx.caller.name,
    });
    limit.stamp(ctx.caller.subjectId, now);
    tx.persist(limit);
    if (before) {
      before.effectiveTo = start;
      before.stamp(ctx.caller.subjectId, now);
    }
    record(tx, limit, eventOf(limit), { reason });
    return limit;
  });
}

function checkSides(
  { low, high }: LimitSetting,
  { safeMin, safeMax }: { safeMin: number; safeMax: number },
): void {
  if (low == null && high == null) throw new ValidationFailed('input.low', 'limit-side-required');
  if (low != null && high != null && low >= high)
    throw new ValidationFailed('input.low', 'low-not-below-high', { low, high });
  for (const [side, value] of Object.entries({ low, high }))
    if (value != null && (value < safeMin || value > safeMax))
      throw new LimitOutOfSafeBand(`input.${side}`, safeMin, safeMax);
}

function unitOf(quantity: Quantity): string {
  const unit = limitUnit[quantity];
  if (!unit) throw new ValidationFailed('input.quantity', 'unknown-value');
  return unit;
}

const eventOf = (limit: RoomClassLimit): RoomClassLimitSet => ({
  type: 'environment.room-class-limit.set',
  version: 1,
  limitId: limit.id,
  roomClass: limit.roomClass,
  quantity: limit.quantity,
  low: limit.low,
  high: limit.high,
  unit: limit.unit,
  effectiveFrom: limit.effectiveFrom.toISOString(),
});
