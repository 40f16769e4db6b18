import type { Context } from '@houqin/kit/context';
import { loadGroup } from '../grouped-loader.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { newestReadings } from '../telemetry/newest-readings.ts';
import type { StoredReading } from '../telemetry/stored-reading.ts';
import type { Point } from './point.entity.ts';

const key = Symbol('latest readings');

/** The newest reading of a point: from memory where readings arrive, else as stored. */
export async function latestReading(ctx: Context, point: Point): Promise<StoredReading | null> {
  const ingest = ingestOf(ctx.runtime);
  if (ingest.telemetry) return ingest.telemetry.latest(point.id);
  const [row] = await loadGroup(ctx, key, String(point.series), async (series) => {
    const found = await newestReadings(ingest.readings.em(), series.map(Number), false);
    return new Map([...found].map(([one, reading]) => [String(one), [reading]]));
  });
  return row ?? null;
}

/** True when a point that once delivered has been silent for three intervals. */
export async function isSilent(ctx: Context, point: Point): Promise<boolean> {
  const { telemetry } = ingestOf(ctx.runtime);
  if (telemetry) return telemetry.isSilent(point.id);
  const latest = await latestReading(ctx, point);
  return latest !== null && ctx.clock.now().getTime() > latest.at + 3_000 * point.intervalSeconds;
}
