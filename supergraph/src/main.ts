import type { Settings } from '@houqin/kit/settings';
import { readSettings } from '@houqin/kit/settings';
import { checkSettings } from './embedded/check-settings.ts';
import { startFault } from './embedded/start-fault.ts';
import type { RunningSystem } from './embedded/start-system.ts';

// The gateway would send figures to its maker otherwise.
process.env['APOLLO_TELEMETRY_DISABLED'] ??= 'true';

/** Whatever still runs then is ended with the process; its data are safe under SIGKILL by design. */
const stopMs = 10_000;

const report = (line: string) => process.stdout.write(`${seconds()}  ${line}\n`);

let settings: Settings | null = null;
try {
  settings = readSettings(process.env);
  await checkSettings(settings);
  // Loaded after the check: a wrong variable costs one line and no waiting.
  const { startSystem } = await import('./embedded/start-system.ts');
  const { createLogger } = await import('@houqin/kit/log');
  report('gateway loaded');
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
