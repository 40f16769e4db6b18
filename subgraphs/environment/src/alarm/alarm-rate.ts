import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { scopeWhere } from '@houqin/kit/scope';
import { hourMs, startOf } from '../telemetry/roll-up.ts';
import { alarmLive } from './alarm-live.ts';
import { AlarmOccurrence } from './alarm-occurrence.entity.ts';
import { Alarm } from './alarm.entity.ts';
import type { AlarmRateBin } from './alarm.resolver.ts';

const maxHours = 62 * 24;

/** Occurrences that began in each hour of [from, to), of alarms the caller may see. */
export async function alarmRate(ctx: Context, from: Date, to: Date): Promise<AlarmRateBin[]> {
  const first = startOf('HOUR', from.getTime());
  const hours = Math.ceil((to.getTime() - first) / hourMs);
  if (hours < 1 || hours > maxHours)
    throw new ValidationFailed('to', 'out-of-range', { min: 1, max: `${maxHours} h` });
  const em = ctx.em.fork();
  const began = await em.find(
    AlarmOccurrence,
    { startedAt: { $gte: from, $lt: to } },
    { fields: ['alarmId', 'startedAt'] },
  );
  const ids = [...new Set(began.map(({ alarmId }) => alarmId))];
  const where = {
    $and: [{ id: { $in: ids } }, scopeWhere(ctx, alarmLive.permission, alarmLive.scope)],
  } as FilterQuery<Alarm>;
  const seen = new Set((await em.find(Alarm, where, { fields: ['id'] })).map(({ id }) => id));
  const bins = Array.from({ length: hours }, (_, index) => ({
    hour: new Date(first + index * hourMs),
    count: 0,
  }));
  for (const { alarmId, startedAt } of began)
    if (seen.has(alarmId)) bins[Math.floor((startedAt.getTime() - first) / hourMs)]!.count += 1;
  return bins;
}
