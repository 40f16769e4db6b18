import { effectiveGrants, type GrantLine } from '../access/effective-grants.ts';
import type { DutyConflict } from './duty-conflict.entity.ts';
import type { Term } from './role-assignment.entity.ts';

type Pair = Pick<DutyConflict, 'permission' | 'other'>;

/** One role held for a term, with what it says. */
export interface HeldRole extends Term {
  readonly lines: readonly GrantLine[];
}

/**
 * Pairs of which these roles grant both sides at the same time, now or later. Roles that follow one
 * another are no conflict, nor is a side that another role of the same time denies.
 */
export function dutiesAtOdds<P extends Pair>(
  rules: readonly P[],
  held: readonly HeldRole[],
  now: Date,
): P[] {
  const turns = held.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil]);
  // Rights change only where a term begins or ends.
  const instants = [now, ...turns.filter((at): at is Date => at !== null && at > now)];
  const found = new Set<P>();
  for (const at of instants) {
    const counting = held.filter(
      ({ validFrom, validUntil }) =>
        (validFrom === null || validFrom <= at) && (validUntil === null || validUntil > at),
    );
    const granted = new Set(
      effectiveGrants(counting.flatMap(({ lines }) => lines)).map(({ permission }) => permission),
    );
    for (const rule of rules)
      if (granted.has(rule.permission) && granted.has(rule.other)) found.add(rule);
  }
  return [...found];
}
