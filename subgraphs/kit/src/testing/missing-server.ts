import { it } from 'vitest';

/**
 * Stands for tests whose server is not on this machine: a skip that names it, because a skip is a
 * promise not checked today; with `CI=true` a failure, because there it must be checked.
 */
export function missingServer(program: string): void {
  if (process.env['CI'] === 'true')
    it(`needs ${program}, which this machine lacks`, () => {
      throw new Error(`no ${program}: these tests may not be skipped in CI`);
    });
  else it.skip(`not run: no ${program} on this machine`, () => undefined);
}
