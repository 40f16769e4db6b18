/** Proofs end at the first thing that does not hold, with what was seen instead. */
export function expect(holds: boolean, what: string, seen?: unknown): asserts holds {
  if (holds) return;
  throw new Error(
    seen === undefined ? what : `${what}; seen: ${JSON.stringify(seen)?.slice(0, 2_000)}`,
  );
}

/** Waits until `read` answers something other than null, and says how long that took in ms. */
export async function within<T>(
  limitMs: number,
  what: string,
  read: () => T | null | undefined | Promise<T | null | undefined>,
): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  for (;;) {
    const value = await read();
    const ms = performance.now() - startedAt;
    if (value !== null && value !== undefined && value !== false) return { value, ms };
    expect(ms < limitMs, `${what} did not happen within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
