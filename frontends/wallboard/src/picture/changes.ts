/** One line of the foot: when and what. */
export interface FootChange {
  readonly key: string;
  readonly at: number;
  readonly text: string;
}

const kept = 4;

/** Newest first, each thing once: a later change of the same thing takes its place. */
export function withChange(list: readonly FootChange[], change: FootChange): FootChange[] {
  return [change, ...list.filter(({ key }) => key !== change.key)]
    .sort((a, b) => b.at - a.at)
    .slice(0, kept);
}
