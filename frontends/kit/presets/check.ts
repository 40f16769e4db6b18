/**
 * Checks the types of frontends, Svelte files too. Arguments: names of frontends, `kit` or
 * `shell`; none means all. Types of the graph must be there: `presets/types.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const frontends = join(import.meta.dirname, '../..');
const shellRoot = join(frontends, '../shell');
const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve('svelte-check/package.json')), 'bin/svelte-check');

const withTypes = (): string[] =>
  readdirSync(frontends).filter((name) => existsSync(join(frontends, name, 'tsconfig.json')));

const asked = process.argv.slice(2);
let failed = false;
for (const name of asked.length > 0 ? asked : ['shell', ...withTypes()]) {
  const root = name === 'shell' ? shellRoot : join(frontends, name);
  const { status } = spawnSync(
    process.execPath,
    [cli, '--workspace', root, '--tsconfig', './tsconfig.json', '--threshold', 'warning'],
    { stdio: 'inherit' },
  );
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
