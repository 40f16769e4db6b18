import { AccessDirectory, followIdentity } from './access.ts';
import { systemClock } from './clock.ts';
import { InProcessBus } from './in-process-bus.ts';
import { createLogger } from './log.ts';
import type { ProcessEnvironment } from './runtime.ts';
import { serve } from './serve.ts';
import { readSettings, SettingError } from './settings.ts';
import { startSubgraph } from './start-subgraph.ts';
import type { Subgraph } from './subgraph.ts';
import type { KeySource } from './token.ts';

/**
 * Runs one subgraph as a process, for development: its database, a bus of its own, `POST /graphql`
 * and WebSocket on `HOST` and `PORT`. Ends with exit code 1 and one line when a setting is wrong.
 * Without identity's events on the bus nobody has any access: public fields answer, others refuse.
 */
export async function serveAlone(
  subgraph: Subgraph,
  env: Readonly<Record<string, string | undefined>>,
  keys: KeySource,
): Promise<void> {
  try {
    const settings = readSettings(env);
    const log = createLogger(settings.logLevel);
    const bus = new InProcessBus(log);
    const access = new AccessDirectory();
    const following = followIdentity(bus, access);
    const environment: ProcessEnvironment = {
      ...{ settings, bus, access, keys, log },
      clock: systemClock,
    };
    const running = await startSubgraph(subgraph, environment);
    const served = await serve(running, settings).catch(async (error: unknown) => {
      await running.stop();
      throw error;
    });
    log.info({ url: `${served.url}/graphql` }, `${subgraph.name} is served`);
    const stop = async (): Promise<void> => {
      await served.close();
      await following.stop();
      await running.stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
