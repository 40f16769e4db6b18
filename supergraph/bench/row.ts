/** One line of the table: ours against a peer or a limit measured in the same run. */
export interface Row {
  readonly measure: string;
  readonly against: string;
  readonly aim: string;
  readonly ours: string;
  readonly peer: string;
  /** Compared with the aim. */
  readonly ratio: string;
  readonly holds: boolean;
  /** Every run's figures, for the JSON file. */
  readonly runs: unknown;
}

export interface Bench {
  readonly name: string;
  run(say: (line: string) => void): Promise<Row>;
}

/** The middle of an odd number of runs; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank quantile. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
