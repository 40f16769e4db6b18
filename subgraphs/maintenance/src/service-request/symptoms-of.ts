import type { Context } from '@houqin/kit/context';
import { Symptom } from './symptom.entity.ts';

const loaderKey = Symbol('symptoms');

/** The symptoms in force, in the order of the form; read once per operation. */
export function symptomsOf(ctx: Context): Promise<readonly Symptom[]> {
  const known = ctx.loaders.get(loaderKey) as Promise<readonly Symptom[]> | undefined;
  if (known) return known;
  const loading = ctx.em.find(Symptom, { retiredAt: null }, { orderBy: { position: 'asc' } });
  ctx.loaders.set(loaderKey, loading);
  return loading;
}
