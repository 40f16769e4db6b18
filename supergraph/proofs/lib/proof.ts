/** A long or timed demonstration: `npm run prove -- <name>` runs it whole, tests run a slice. */
export interface Proof {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  /** Throws at the first thing that does not hold. */
  run(context: ProofContext): Promise<void>;
}

export interface ProofContext {
  say(line: string): void;
  /** 1 is the whole proof; a test passes a part, such as 0.05. */
  readonly share: number;
}
