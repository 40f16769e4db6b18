import 'reflect-metadata';
import { createLogger } from '@houqin/kit/log';
import { readSettings, type Settings } from '@houqin/kit/settings';
import { startFault } from './embedded/start-fault.ts';
import { startSystem, type RunningSystem } from './embedded/start-system.ts';

// The gateway would send figures to its maker otherwise.
process.env['APOLLO_TELEMETRY_DISABLED'] ??= 'true';

/** Whatever still runs then is ended with the process; its data are safe under SIGKILL by design. */
const stopMs = 10_000;

const report = (line: string) => process.stdout.write(`${seconds()}  ${line}\n`);

let settings: Settings | null = null;
try {
  settings = readSettings(process.env);
  const system = await startSystem({ settings, log: createLogger(settings.logLevel), report });
  stopOnSignals(system);
  const accounts =
    settings.demo === 'none' ? '' : ' · demo accounts: admin, nurse, … / houqin-demo';
  report(`ready ${system.url}${accounts}`);
} catch (error) {
  const fault = startFault(error, settings);
  process.stderr.write(`${fault ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}

/** The first signal drains, the second ends at once. */
function stopOnSignals(system: RunningSystem): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      report('stopping');
      setTimeout(() => process.exit(1), stopMs).unref();
      void system.stop().then(() => process.exit(0));
    });
}

function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1).padStart(5)} s`;
}
