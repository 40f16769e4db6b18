import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Technician } from './technician.entity.ts';

/**
 * Locks technicians in the order of their ids, so that their load is what it says until the commit:
 * two assignments cannot both take the last place. Lock the order first.
 */
export async function lockTechnicians(
  tx: Tx,
  ids: Iterable<string | null>,
): Promise<Map<string, Technician>> {
  const sorted = [...new Set(ids)].filter((id): id is string => id !== null).sort();
  const locked = new Map<string, Technician>();
  for (const id of sorted) locked.set(id, await lock(tx, Technician, id));
  return locked;
}
