import type { GrantLevel } from '../../contract/events.ts';

/** How far a level reaches; a contract and a device reach no further than one department does. */
const width: Readonly<Record<GrantLevel, number>> = {
  OWN: 0,
  DEVICE: 1,
  CONTRACT: 1,
  DEPT: 1,
  DEPT_TREE: 2,
  CAMPUS: 3,
  ALL: 4,
};

/** The widest of some levels; null for none. */
export function widest(levels: Iterable<GrantLevel>): GrantLevel | null {
  let best: GrantLevel | null = null;
  for (const level of levels) if (best === null || width[level] > width[best]) best = level;
  return best;
}

/** Whether someone who manages at `own` may give rights at `given`. */
export function covers(own: GrantLevel | null, given: GrantLevel | null): boolean {
  return given === null || (own !== null && width[own] >= width[given]);
}
