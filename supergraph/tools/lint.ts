/** `npm run lint`: formatting, then ESLint with our boundary rules. */
import { join } from 'node:path';
import { root } from './domains.mjs';
import { run } from './run-command.ts';

const bin = (name: string, file: string) => join(root, 'node_modules', name, file);
const options = { cwd: root };
const format = await run(
  process.execPath,
  [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  options,
);
const lint = await run(
  process.execPath,
  [
    bin('eslint', 'bin/eslint.js'),
    '--config',
    'supergraph/tools/lint/eslint.config.mjs',
    '--max-warnings',
    '0',
    '.',
  ],
  options,
);
process.exit(format || lint);
