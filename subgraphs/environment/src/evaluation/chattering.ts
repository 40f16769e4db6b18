const windowMs = 60_000; // domain C6: transitions per minute
const limit = 3; // domain C6: ≥ 3 transitions per minute are chattering

/** Adds a transition to those of the last minute and says whether the definition chatters. */
export function countTransition(recent: readonly number[], at: number) {
  const transitions = [...recent.filter((one) => one > at - windowMs), at];
  return { transitions, chattering: transitions.length >= limit };
}
