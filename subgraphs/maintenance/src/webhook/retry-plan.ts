const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses behind each failed try, as Standard Webhooks advises; after the last it is given up. */
export const retryPauses: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour],
];

/** When to try again after `attempts` tries that failed; null: no more. */
export function nextTry(attempts: number, at: Date): Date | null {
  const pause = retryPauses[attempts - 1];
  return pause === undefined ? null : new Date(at.getTime() + pause);
}
