import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { watchCaller } from '@houqin/kit/live-caller';
import { scopeWhere } from '@houqin/kit/scope';
import { ingestOf } from '../ingest/ingest-service.ts';
import type { LiveReading } from '../ingest/reading-feed.ts';
import { liveReading } from '../ingest/telemetry.ts';
import { pointLive } from './point-live.ts';
import { Point } from './point.entity.ts';

const maxPoints = 200;
/** How often a quiet stream looks whether its caller may still listen. */
const checkMs = 1_000;

/**
 * Newest values of points as they arrive, at most one a second for each; first what is known now.
 * Points the caller may not see say nothing. Ends with an error when the caller's access changes.
 * @throws Forbidden, ValidationFailed
 */
export function followReadings(ctx: Context, pointIds: readonly string[]) {
  if (pointIds.length > maxPoints)
    throw new ValidationFailed('pointIds', 'too-many', { max: maxPoints });
  const where = {
    $and: [{ id: { $in: [...pointIds] } }, scopeWhere(ctx, pointLive.permission, pointLive.scope)],
  } as FilterQuery<Point>;
  const watch = watchCaller(ctx, pointLive);
  const stream = run(ctx, where, watch);
  return {
    next: () => stream.next(),
    async return() {
      watch.stop();
      await stream.return(undefined);
      return { done: true as const, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* run(
  ctx: Context,
  where: FilterQuery<Point>,
  watch: ReturnType<typeof watchCaller>,
): AsyncGenerator<LiveReading, undefined> {
  const points = await ctx.em.fork().find(Point, where, { fields: ['id'] });
  const ids = points.map(({ id }) => id);
  const telemetry = ingestOf(ctx.runtime).telemetry;
  const known = ids.flatMap((id) => {
    const latest = telemetry?.latest(id);
    return latest ? [liveReading(id, latest)] : [];
  });
  const listener = telemetry?.feed.listen(ids, known);
  try {
    while (!watch.stopped) {
      await watch.check();
      const reading = listener ? await listener.next(checkMs) : null;
      if (reading) yield reading;
      else if (!listener) await watch.wait(checkMs);
    }
  } finally {
    listener?.stop();
    watch.stop();
  }
  return undefined;
}
