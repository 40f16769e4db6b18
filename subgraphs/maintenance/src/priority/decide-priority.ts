import { ValidationFailed } from '@houqin/kit/errors';
import type { Database } from '../database.ts';
import { PriorityRule } from './priority-rule.entity.ts';
import type { Priority } from './priority.ts';

/**
 * The cell of the matrix; P1 where life depends on it (domain rules C5: life support forces P1).
 * @throws ValidationFailed for a number outside 1 to 3
 */
export async function decidePriority(
  em: Database,
  { impact, urgency, lifeSafety }: { impact: number; urgency: number; lifeSafety: boolean },
): Promise<Priority> {
  checkStep('impact', impact);
  checkStep('urgency', urgency);
  if (lifeSafety) return 'P1';
  const rule = await em.findOne(PriorityRule, { impact, urgency });
  if (!rule) throw new Error(`the priority matrix has no cell ${impact} × ${urgency}`);
  return rule.priority;
}

function checkStep(field: string, value: number): void {
  if (!Number.isInteger(value) || value < 1 || value > 3) {
    throw new ValidationFailed(field, 'out-of-range', { min: 1, max: 3 });
  }
}
