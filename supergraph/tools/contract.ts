/**
 * `npm run contract [-- <domain>…] [--check]`: writes what the code promises to each domain's
 * `contract/`, all of rover.yaml unless some are named. With `--check` nothing is written, and any
 * difference ends it non-zero.
 */
import { join } from 'node:path';
import { root } from './domains.mjs';
import { run } from './run-command.ts';
import { sourceFlags } from './source-flags.mjs';

const args = process.argv.slice(2);
const chosen = args.some((arg) => !arg.startsWith('--')) ? args : ['--all', ...args];
const tool = join(root, 'subgraphs/kit/tools/contract.ts');
process.exit(await run(process.execPath, [...sourceFlags, tool, ...chosen], { cwd: root }));
