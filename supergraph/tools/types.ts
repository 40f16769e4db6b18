/** `npm run types`: checks every package's TypeScript and Svelte; ends non-zero on the first kind of fault. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './domains.mjs';
import { sourceFlags } from './source-flags.mjs';
import { run } from './run-command.ts';

const tsc = join(root, 'node_modules/typescript-7/bin/tsc');
const svelteCheck = join(root, 'node_modules/svelte-check/bin/svelte-check');
const groups = ['subgraphs', 'frontends'];
const packages = ['supergraph', 'shell'];
for (const group of groups)
  for (const name of await readdir(join(root, group))) packages.push(`${group}/${name}`);

// Operations of the front ends are checked against the graph as the contracts compose it now.
for (const file of ['supergraph/src/compose-cli.ts', 'frontends/kit/presets/types.ts'])
  if ((await run(process.execPath, [...sourceFlags, join(root, file)], { cwd: root })) !== 0)
    process.exit(1);

let failed = 0;
for (const name of packages.sort()) {
  const tsconfig = join(root, name, 'tsconfig.json');
  if (!existsSync(tsconfig)) continue;
  const svelte = name === 'shell' || name.startsWith('frontends/');
  const code = svelte
    ? await run(process.execPath, [
        svelteCheck,
        '--workspace',
        join(root, name),
        '--tsconfig',
        tsconfig,
        '--threshold',
        'error',
        '--output',
        'human',
      ])
    : await run(process.execPath, [tsc, '-p', tsconfig]);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}`);
  if (code !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
