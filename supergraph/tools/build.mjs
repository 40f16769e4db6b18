// Builds back end and front ends, only what changed since the last build.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildBackend } from './build-backend.mjs';
import { backendPackages, root } from './domains.mjs';
import { sourceFlags } from './source-flags.mjs';

/** @param {{ report: (line: string) => void }} options one line per stage */
export async function buildAll({ report }) {
  const { packages, written } = await buildBackends();
  report(`back end: ${written} of ${packages} packages built`);
  await buildFrontends(report);
}

/** The back end alone: a look at its hashes when nothing changed. */
export async function buildBackends() {
  const packages = await backendPackages();
  const written = await Promise.all(packages.map((name) => buildBackend(join(root, name))));
  return { packages: packages.length, written: written.filter(Boolean).length };
}

/** The bundler runs in a process of its own, so that its memory is gone when the system starts. */
function buildFrontends(report) {
  const script = join(root, 'frontends/kit/presets/build.ts');
  const child = spawn(process.execPath, [...sourceFlags, script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    for (const line of text.split('\n')) if (line.trim()) report(line.trim());
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The front end's build ended with code ${code}.`)),
    );
  });
}
