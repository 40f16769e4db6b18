import { untilMultiple } from '@houqin/kit/until-multiple';
import { refusalMs } from '../config.ts';
import { SignInRefused, TotpRefused } from '../errors.ts';

/**
 * Runs an attempt to sign in; a refusal is answered at a whole multiple of `refusalMs` after its
 * beginning. What an account that exists costs more than one that does not (its row is locked, an
 * audit entry is written) is then not seen from outside; the hash alone is not enough, see the proof
 * `sign-in-timing`. Success waits for nothing.
 */
export async function levelRefusals<T>(attempt: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof SignInRefused || error instanceof TotpRefused)
      await untilMultiple(startedAt, refusalMs);
    throw error;
  }
}
