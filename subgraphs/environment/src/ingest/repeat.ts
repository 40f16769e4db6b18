import type { Logger } from '@houqin/kit/log';

/** Does something at an interval, never twice at a time. @returns how to end it */
export function repeat(
  what: string,
  everyMs: number,
  log: Logger,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, what))
      .finally(() => (running = null));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
