/** How old the picture is, in the four steps of the wallboard rules. */
export type LinkState = 'fresh' | 'ageing' | 'lost' | 'dark';

/** ≤ 10 s fresh, ≤ 60 s with the age in bold, then lost; after 30 min values are removed. */
export function linkState(ageMs: number): LinkState {
  if (ageMs <= 10_000) return 'fresh';
  if (ageMs <= 60_000) return 'ageing';
  return ageMs <= 30 * 60_000 ? 'lost' : 'dark';
}
