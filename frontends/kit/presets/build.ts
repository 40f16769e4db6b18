/**
 * Builds the shell and every frontend that has a manifest, in one process. What has not changed is
 * not built again. Arguments: names of frontends (or `shell`); none means all.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRemote, run } from './build-remote.ts';
import { shellConfig } from './shell.ts';
import { sourceHash } from './source-hash.ts';

const kitRoot = join(import.meta.dirname, '..');
const frontends = join(kitRoot, '..');
const shellRoot = join(frontends, '../shell');

async function buildShell(): Promise<string> {
  const dist = join(shellRoot, 'dist');
  const stamp = join(dist, 'build.json');
  const version = sourceHash(shellRoot, kitRoot);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').includes(version)) {
    return `shell ${version} unchanged`;
  }
  await run(shellConfig(shellRoot, dist));
  writeFileSync(stamp, JSON.stringify({ version }));
  return `shell ${version} built`;
}

const frontendNames = readdirSync(frontends)
  .filter((name) => existsSync(join(frontends, name, 'manifest.json')))
  .sort();
const asked = process.argv.slice(2);
process.env['NODE_ENV'] = 'production';
for (const name of asked.length > 0 ? asked : ['shell', ...frontendNames]) {
  const started = performance.now();
  const result = name === 'shell' ? await buildShell() : await buildRemote(join(frontends, name));
  console.log(`${result} (${Math.round(performance.now() - started)} ms)`);
}
