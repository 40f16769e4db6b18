import type { Context } from '@houqin/kit/context';
import { batched } from '../batched.ts';
import { Totp } from './totp.entity.ts';

const key = Symbol('second factors of people');

/** Since when a person has a second factor; one query for all that one operation asks about. */
export async function secondFactorSince(ctx: Context, userId: string): Promise<Date | null> {
  return (await batched(ctx, key, userId, (ids) => load(ctx, ids))) ?? null;
}

async function load(ctx: Context, ids: readonly string[]): Promise<Map<string, Date | null>> {
  const factors = await ctx.em.find(Totp, { id: { $in: [...ids] } });
  return new Map(factors.map(({ id, confirmedAt }) => [id, confirmedAt]));
}
