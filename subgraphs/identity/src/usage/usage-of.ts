import type { Context } from '@houqin/kit/context';
import { batched } from '../batched.ts';
import { ApiUsage } from './api-usage.entity.ts';

const shownDays = 7;
const key = Symbol('usage of programs');

/** The hours of the last seven days in which a program asked, oldest first. */
export async function usageOf(ctx: Context, clientId: string): Promise<readonly ApiUsage[]> {
  return (await batched(ctx, key, clientId, (ids) => load(ctx, ids))) ?? [];
}

async function load(ctx: Context, ids: readonly string[]): Promise<Map<string, ApiUsage[]>> {
  const since = new Date(ctx.clock.now().getTime() - shownDays * 86_400_000);
  const where = { clientId: { $in: [...ids] }, hour: { $gte: since } };
  const found = await ctx.em.find(ApiUsage, where, { orderBy: { hour: 'asc' } });
  return Map.groupBy(found, ({ clientId }) => clientId);
}
