/** How often one program asked in one hour, and what it was refused. */
export interface UsageCount {
  readonly subjectId: string;
  /** First instant of the hour, UTC. */
  readonly hour: Date;
  readonly requests: number;
  /** Refused requests by code: the first error of each answer. */
  readonly refused: Readonly<Record<string, number>>;
}

const hourMs = 3_600_000;
/** Codes are ours and few; what else errors may carry is counted together. */
const longestCode = 40;

interface OpenCount {
  readonly subjectId: string;
  readonly hour: Date;
  requests: number;
  readonly refused: Record<string, number>;
}

/**
 * Counts requests of signed-in programs in memory: two additions each. Whoever keeps the counts
 * drains them now and then; what was not drained when the process dies is not counted.
 */
export class UsageMeter {
  #open = new Map<string, OpenCount>();

  request(subjectId: string, at: Date): void {
    this.#of(subjectId, at).requests += 1;
  }

  refused(subjectId: string, at: Date, code: string): void {
    const { refused } = this.#of(subjectId, at);
    const name = /^[A-Z][A-Z0-9_]*$/.test(code) && code.length <= longestCode ? code : 'OTHER';
    refused[name] = (refused[name] ?? 0) + 1;
  }

  /** What was counted since the last time; the counting begins anew. */
  drain(): readonly UsageCount[] {
    const counted = [...this.#open.values()];
    this.#open = new Map();
    return counted;
  }

  /** Takes back what could not be kept, for the next time. */
  restore(counts: readonly UsageCount[]): void {
    for (const { subjectId, hour, requests, refused } of counts) {
      const open = this.#of(subjectId, hour);
      open.requests += requests;
      for (const [code, n] of Object.entries(refused))
        open.refused[code] = (open.refused[code] ?? 0) + n;
    }
  }

  #of(subjectId: string, at: Date): OpenCount {
    const hour = Math.floor(at.getTime() / hourMs) * hourMs;
    const key = `${hour} ${subjectId}`;
    let open = this.#open.get(key);
    if (!open) {
      open = { subjectId, hour: new Date(hour), requests: 0, refused: {} };
      this.#open.set(key, open);
    }
    return open;
  }
}
