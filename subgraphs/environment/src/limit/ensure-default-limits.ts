import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { demoId } from '@houqin/kit/id';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { defaultLimits, defaultsFrom } from './default-limits.ts';
import { RoomClassLimit } from './room-class-limit.entity.ts';

/** Writes the default rows into a database that has no limits at all. */
export async function ensureDefaultLimits({ orm, process }: SubgraphRuntime): Promise<void> {
  const em = orm.em.fork();
  if ((await em.count(RoomClassLimit)) > 0) return;
  const now = process.clock.now();
  const rows = defaultLimits.map((row) => {
    const limit = Object.assign(new RoomClassLimit(), row, {
      id: demoId(`limit:${row.roomClass}:${row.quantity}`),
      version: 1,
      effectiveFrom: defaultsFrom,
    });
    limit.stamp('system', now);
    return limit;
  });
  try {
    await em.insertMany(RoomClassLimit, rows);
  } catch (error) {
    // Another process that starts at the same time was first.
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  }
}
