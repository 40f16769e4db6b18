/**
 * `npm run contract [-- <domain>…] [--check]`: writes what the code promises to each domain's
 * `contract/`, all of rover.yaml unless some are named, then the vendor contract of them all. With
 * `--check` nothing is written, and any difference ends it non-zero.
 */
import { join } from 'node:path';
import { root } from './domains.mjs';
import { vendorContractCli } from '../src/vendor-contract-cli.ts';
import { run } from './run-command.ts';
import { sourceFlags } from './source-flags.mjs';

const args = process.argv.slice(2);
const chosen = args.some((arg) => !arg.startsWith('--')) ? args : ['--all', ...args];
const tool = join(root, 'subgraphs/kit/tools/contract.ts');
const code = await run(process.execPath, [...sourceFlags, tool, ...chosen], { cwd: root });
process.exit(code || (await vendorContractCli(args.includes('--check'))));
