import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@houqin/kit/log';

/** Pause before the same work is tried again: 100 ms, doubled up to 5 s. */
const pauseMs = { first: 100, most: 5_000 };

/** The domain is being stopped; what is not durable yet was acknowledged to nobody. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/**
 * Does something until it succeeds: a database that is away comes back, and until then nothing is
 * acknowledged.
 * @throws Stopping, and at once what `hopeless` says will never succeed
 */
export async function persistently<T>(
  what: string,
  work: () => Promise<T>,
  options: {
    readonly log: Logger;
    readonly signal: AbortSignal;
    readonly hopeless?: (error: unknown, attempt: number) => boolean;
  },
): Promise<T> {
  const { log, signal, hopeless } = options;
  for (let attempt = 1, pause = pauseMs.first; ; attempt += 1) {
    if (signal.aborted) throw new Stopping(what);
    try {
      return await work();
    } catch (error) {
      if (hopeless?.(error, attempt)) throw error;
      log.warn({ err: error, attempt }, `${what}: trying again in ${pause} ms`);
    }
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    pause = Math.min(pause * 2, pauseMs.most);
  }
}
