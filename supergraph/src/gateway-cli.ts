import { parseArgs } from 'node:util';
import { createLogger } from '@houqin/kit/log';
import { SettingError } from '@houqin/kit/settings';
import { startStandaloneGateway } from './gateway/standalone.ts';

const usage = 'usage: npm run gateway -- --supergraph FILE [--port N] [--host H]';

/**
 * `npm run gateway -- --supergraph FILE --port N`: our gateway over any Federation 2 supergraph,
 * its subgraphs reached over HTTP, without sign-in. The file is watched; a `rover.yaml` is composed.
 * @returns the exit code of a start that failed, or null while it runs
 */
export async function gatewayCli(args: readonly string[]): Promise<number | null> {
  process.env['APOLLO_TELEMETRY_DISABLED'] ??= 'true';
  try {
    const { supergraph, port, host } = parse(args);
    const log = createLogger(process.env['LOG_LEVEL'] || 'info');
    const gateway = await startStandaloneGateway({ supergraph, port, host, log });
    process.stdout.write(`ready ${gateway.url}/graphql\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void gateway.stop().then(() => process.exit(0)));
    return null;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string', default: '4000' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  if (!values.supergraph) throw new Error(usage);
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    throw new SettingError('--port', values.port, 'use a whole number from 0 to 65535');
  return { supergraph: values.supergraph, port: Number(values.port), host: values.host };
}

if (import.meta.main) {
  const code = await gatewayCli(process.argv.slice(2));
  if (code !== null) process.exit(code);
}
