import type { GrantLevel } from '../../contract/events.ts';

/** One line of a role: a permission at a level, or a denial that beats every other role. */
export interface GrantLine {
  readonly permission: string;
  /** Null with `denied`, or where an administrator took the default away. */
  readonly level: GrantLevel | null;
  readonly denied: boolean;
}

export interface EffectiveGrant {
  readonly permission: string;
  readonly level: GrantLevel;
}

/**
 * What several roles allow together: the union of their levels, less every permission that one of
 * them denies (`domain.md` C1). Sorted, so that equal rights give equal events.
 */
export function effectiveGrants(lines: Iterable<GrantLine>): EffectiveGrant[] {
  const denied = new Set<string>();
  const levels = new Map<string, Set<GrantLevel>>();
  for (const { permission, level, denied: refused } of lines) {
    if (refused) denied.add(permission);
    else if (level) levels.set(permission, (levels.get(permission) ?? new Set()).add(level));
  }
  return [...levels]
    .filter(([permission]) => !denied.has(permission))
    .flatMap(([permission, set]) => [...set].sort().map((level) => ({ permission, level })))
    .sort((a, b) => compare(a.permission, b.permission));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
