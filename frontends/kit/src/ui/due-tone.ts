/** How a running clock looks: grey, orange, red; grey and stopped. */
export type DueTone = 'plain' | 'soon' | 'late' | 'idle';

/** Share of the allowed time after which a clock turns orange. P1 orders turn at 0.5. */
export const soonShare = 0.75;

/** `share` is used time ÷ allowed time; 1 and above is late. */
export function dueTone(clock: { share: number; soonAt?: number; stopped?: boolean }): DueTone {
  if (clock.stopped) return 'idle';
  if (clock.share >= 1) return 'late';
  return clock.share >= (clock.soonAt ?? soonShare) ? 'soon' : 'plain';
}
