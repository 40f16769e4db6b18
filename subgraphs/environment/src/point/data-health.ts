import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { DateTime } from '@houqin/kit/scalars';
import { scopeWhere } from '@houqin/kit/scope';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ingestOf } from '../ingest/ingest-service.ts';
import { chunks, query } from '../telemetry/reading-store.ts';
import { dayMs, startOf } from '../telemetry/roll-up.ts';
import { isSilent, latestReading } from './latest-reading.ts';
import { pointLive } from './point-live.ts';
import { Point } from './point.entity.ts';

@ObjectType({ description: 'How far the readings the caller may see can be trusted.' })
export class DataHealth {
  @Field(() => DateTime, { nullable: true }) newestReadingAt!: Date | null;
  @Field(() => Float, { description: 'Share of the readings expected in the last 24 h, 0 to 1.' })
  completeness!: number;
  @Field(() => Int, { description: 'Points in service that deliver.' }) pointsOnline!: number;
  @Field(() => Int, { description: 'Points in service that ever delivered.' })
  pointsTotal!: number;
}

/** Points that never delivered are not installed yet and do not count against completeness. */
export async function dataHealth(ctx: Context): Promise<DataHealth> {
  const where = {
    $and: [{ state: 'IN_SERVICE' }, scopeWhere(ctx, pointLive.permission, pointLive.scope)],
  } as FilterQuery<Point>;
  const points = await ctx.em.find(Point, where);
  const latest = await Promise.all(points.map((point) => latestReading(ctx, point)));
  const known = points.filter((_, index) => latest[index]);
  const silent = await Promise.all(known.map((point) => isSilent(ctx, point)));
  const newest = Math.max(...latest.map((one) => one?.at ?? -Infinity));
  return Object.assign(new DataHealth(), {
    newestReadingAt: Number.isFinite(newest) ? new Date(newest) : null,
    completeness: await completeness(ctx, known),
    pointsOnline: silent.filter((one) => !one).length,
    pointsTotal: known.length,
  });
}

/** Readings of the last 24 whole hours against one per interval. */
async function completeness(ctx: Context, points: readonly Point[]): Promise<number> {
  const to = startOf('HOUR', ctx.clock.now().getTime());
  const from = to - dayMs;
  const em = ingestOf(ctx.runtime).readings.em();
  let there = 0;
  for (const chunk of chunks(points, 500)) {
    const series = chunk.map((point) => point.series).join();
    const sums = await query<{ series: number; n: number }>(
      em,
      `select series, sum(readings) n from reading_hour
       where series in (${series}) and at >= ${from} and at < ${to} group by series`,
    );
    for (const { series: one, n } of sums) {
      const point = chunk.find((candidate) => candidate.series === one);
      if (point) there += Math.min(Number(n), dayMs / 1_000 / point.intervalSeconds);
    }
  }
  const expected = points.reduce((sum, { intervalSeconds }) => sum + 86_400 / intervalSeconds, 0);
  return expected === 0 ? 1 : Math.min(1, there / expected);
}
