// Runs a tool of this folder from TypeScript source: `node run.mjs <tool> [arguments]`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { requireNode24 } from './node-version.mjs';
import { sourceFlags } from './source-flags.mjs';

await requireNode24();
const [tool, ...rest] = process.argv.slice(2);
const file = new URL(`./${tool}.ts`, import.meta.url).pathname;
if (!tool || !existsSync(file)) {
  process.stderr.write(`There is no tool "${tool ?? ''}" in supergraph/tools.\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [...sourceFlags, file, ...rest], {
  stdio: 'inherit',
  env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true' },
});
// The child decides how to end: a signal is passed on, not answered here.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
