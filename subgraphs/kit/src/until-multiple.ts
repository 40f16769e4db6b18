import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/**
 * 5 ms: what a row that exists and may not be seen costs more than one that is absent (the database
 * reads it and evaluates the scope, 8 to 16 µs measured) is a five-hundredth of it.
 */
export const absentMs = 5;

/**
 * Waits until a whole number of `stepMs` has passed since `startedAt` (of `performance.now()`), so
 * that what happened meanwhile is not seen in the time of the answer.
 */
export async function untilMultiple(startedAt: number, stepMs: number): Promise<void> {
  const elapsed = performance.now() - startedAt;
  const answerAt = startedAt + Math.ceil(elapsed / stepMs) * stepMs;
  // A timer counts from the turn it is set in, whole milliseconds: the last of them are waited for
  // by looking at the clock.
  await sleep(Math.max(0, answerAt - performance.now() - 2));
  while (performance.now() < answerAt) await turn();
}
