import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { ingestOf } from '../ingest/ingest-service.ts';
import { fittingResolution, readSamples, type Resolution } from '../telemetry/read-series.ts';
import type { Point } from './point.entity.ts';
import { ReadingSeries, Sample, type ResolutionChoice } from './reading.types.ts';

/**
 * The history of one point in [from, to). AUTO takes raw readings while they fit and are there:
 * what is only kept by the hour is shown by the hour.
 * @throws ValidationFailed when `to` is not after `from`
 */
export async function pointHistory(
  ctx: Context,
  point: Point,
  from: Date,
  to: Date,
  choice: ResolutionChoice,
): Promise<ReadingSeries> {
  if (to <= from) throw new ValidationFailed('to', 'not-after-from');
  const { readings } = ingestOf(ctx.runtime);
  const range = { from: from.getTime(), to: to.getTime() };
  const intervalMs = point.intervalSeconds * 1_000;
  const read = (resolution: Resolution) =>
    readSamples(readings.em(), readings.dialect, point.series, range, resolution);

  let resolution = choice === 'AUTO' ? fittingResolution(range.from, range.to, intervalMs) : choice;
  let samples = await read(resolution);
  if (choice === 'AUTO' && resolution === 'RAW') {
    const hours = await read('HOUR');
    const total = (list: readonly { count: number }[]) => list.reduce((n, one) => n + one.count, 0);
    if (total(hours) > 2 * total(samples)) [resolution, samples] = ['HOUR', hours];
  }
  const count = samples.reduce((sum, one) => sum + one.count, 0);
  const until = Math.min(range.to, ctx.clock.now().getTime());
  const expected = Math.floor((until - range.from) / intervalMs);
  return Object.assign(new ReadingSeries(), {
    ...{ resolution, from, to, unit: point.unit },
    completeness: expected <= 0 ? 1 : Math.min(1, count / expected),
    samples: samples.map((one) => Object.assign(new Sample(), one, { at: new Date(one.at) })),
  });
}
