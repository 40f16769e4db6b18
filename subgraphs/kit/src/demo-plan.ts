/** What the demo hospital is to be. Every domain makes its rows from this and `demoId` alone. */
export interface DemoPlan {
  readonly size: 'tiny' | 'demo';
  /** When its history ends: the start of the process (design §7). */
  readonly now: Date;
}
