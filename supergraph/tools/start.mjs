// `npm start`: builds what changed since the last start, then runs the system in this process.
import { requireNode24 } from './node-version.mjs';

await requireNode24();
process.env.NODE_COMPILE_CACHE ??= new URL('../.build/compile-cache', import.meta.url).pathname;
const { enableCompileCache } = await import('node:module');
enableCompileCache(process.env.NODE_COMPILE_CACHE);
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

const startedAt = performance.now();
const { buildAll } = await import('./build.mjs');
await buildAll({ report: (line) => process.stdout.write(`${seconds()}  ${line}\n`) });
await import('../dist/src/main.js');

function seconds() {
  return `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s`;
}
