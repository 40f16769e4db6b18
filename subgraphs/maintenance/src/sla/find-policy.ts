import type { Database } from '../database.ts';
import { SlaPolicyMissing } from '../errors.ts';
import type { Priority } from '../priority/priority.ts';
import { SlaPolicy } from './sla-policy.entity.ts';

/** The promise in force for a priority at an instant. @throws SlaPolicyMissing */
export async function findPolicy(em: Database, priority: Priority, at: Date): Promise<SlaPolicy> {
  const policy = await em.findOne(
    SlaPolicy,
    {
      priority,
      effectiveFrom: { $lte: at },
      $or: [{ effectiveTo: null }, { effectiveTo: { $gt: at } }],
    },
    { orderBy: { effectiveFrom: 'desc' } },
  );
  if (!policy) throw new SlaPolicyMissing(priority);
  return policy;
}
