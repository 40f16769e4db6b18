import { randomBytes } from 'node:crypto';
import { AccessDirectory, followIdentity } from '../access.ts';
import type { Bus } from '../bus.ts';
import { systemClock, type Clock } from '../clock.ts';
import { InProcessBus } from '../in-process-bus.ts';
import { silentLogger, type Logger } from '../log.ts';
import type { ProcessEnvironment } from '../runtime.ts';
import { readSettings, type Settings } from '../settings.ts';
import { startSubgraph, type StartOptions } from '../start-subgraph.ts';
import type { RunningSubgraph, Subgraph } from '../subgraph.ts';
import type { KeySource } from '../token.ts';
import { testSettings, type TestDatabase } from './databases.ts';
// What the global setup provides, for the type checker of other packages.
import type {} from './global-setup.ts';

export interface TestSubgraph extends RunningSubgraph {
  readonly process: ProcessEnvironment;
  readonly bus: Bus;
  readonly access: AccessDirectory;
  /** Settles when every event has reached everybody. */
  settled(): Promise<void>;
  /** Stops and removes the data. */
  stop(): Promise<void>;
}

export interface TestSubgraphOptions extends StartOptions {
  readonly database: TestDatabase;
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly keys?: KeySource;
  /** Settings other than a test's usual ones. */
  readonly settings?: Partial<Settings>;
  /** To run several subgraphs on one bus. */
  readonly process?: ProcessEnvironment;
}

const noKeys: KeySource = { keys: () => Promise.resolve([]) };

/** Starts a subgraph alone, on a new database, with a bus of its own unless one is given. */
export async function startTestSubgraph(
  subgraph: Subgraph,
  options: TestSubgraphOptions,
): Promise<TestSubgraph> {
  const { database } = options;
  const place = testSettings(database);
  const log = options.log ?? silentLogger;
  const bus = options.process?.bus ?? new InProcessBus(log);
  const access = options.process?.access ?? new AccessDirectory();
  const following = options.process ? null : followIdentity(bus, access);
  const process: ProcessEnvironment = {
    ...{ bus, access, log, keys: options.keys ?? noKeys, clock: options.clock ?? systemClock },
    ...options.process,
    settings: {
      ...readSettings({ DEMO: 'none', SIMULATION: 'off', MQTT_PORT: '0', LOG_LEVEL: 'silent' }),
      ...options.settings,
      ...{ dataDir: place.dataDir, databaseUrl: place.databaseUrl },
    },
  };
  // Tests share the server: each gets a schema of its own.
  const suffix = database === 'mysql' ? `_${randomBytes(4).toString('hex')}` : '';
  const running = await startSubgraph(subgraph, process, {
    ...(subgraph.migrations ? {} : { schema: 'create' }),
    ...options,
    databaseSuffix: suffix,
  });
  return {
    ...running,
    ...{ process, bus, access },
    settled: () => bus.settled(),
    async stop() {
      await following?.stop();
      if (database === 'mysql') await running.runtime.orm.schema.dropDatabase();
      await running.stop();
      await place.cleanUp();
    },
  };
}
