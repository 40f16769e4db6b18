/**
 * `npm run dev -- <domain>`: the whole system from source, restarted when back-end code changes,
 * with that domain's remote served hot. Without a domain only the back end is watched.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { backendPackages, domains, root } from './domains.mjs';
import { sourceFlags } from './source-flags.mjs';

const [domain] = process.argv.slice(2);
const known = [...(await domains()), 'vendor', 'wallboard'];
if (domain && !known.includes(domain)) {
  console.error(`There is no domain "${domain}"; rover.yaml lists ${known.join(', ')}.`);
  process.exit(1);
}
const remotePort = Number(process.env['PORT'] ?? 4000) + 100;

let system: ChildProcess | null = null;
let stopping = false;

await once(spawnSource('frontends/kit/presets/build.ts', []));
startSystem();
if (domain && existsSync(join(root, 'frontends', domain, 'manifest.json'))) serveRemote(domain);
for (const name of await backendPackages()) watchSources(name);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopping = true;
    system?.kill('SIGTERM');
    system?.once('exit', () => process.exit(0));
  });

function startSystem() {
  system = spawnSource('supergraph/src/main.ts', []);
  system.once('exit', (code) => {
    // A fault in the code being written: wait for the next change instead of ending.
    if (!stopping && code) console.log('the system ended; waiting for a change');
  });
}

/** Restarts after the last of a burst of changes; editors write a file more than once. */
function watchSources(name: string) {
  let timer: NodeJS.Timeout | undefined;
  watch(join(root, name), { recursive: true }, (_event, file) => {
    if (!file || !/^(src|contract|migrations)\/.*\.(ts|json|graphql)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => restart(`${name}/${file}`), 120);
  });
}

async function restart(because: string) {
  const startedAt = performance.now();
  const old = system;
  if (old && old.exitCode === null && old.signalCode === null) {
    const gone = new Promise((resolve) => old.once('exit', resolve));
    old.removeAllListeners('exit');
    // Data are safe under SIGKILL by design; waiting for a drain would only cost seconds here.
    old.kill('SIGKILL');
    await gone;
  }
  console.log(`${because} changed: restarting`);
  startSystem();
  const url = `http://127.0.0.1:${process.env['PORT'] ?? 4000}/readyz`;
  while (!(await fetch(url).catch(() => null))?.ok && performance.now() - startedAt < 30_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  console.log(`ready again after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

function serveRemote(name: string) {
  spawnSource('frontends/kit/presets/dev.ts', [name, '--port', String(remotePort)]);
  console.log(
    `hot ${name}: http://localhost:${process.env['PORT'] ?? 4000}/?mf=${name}@http://localhost:${remotePort}/mf-manifest.json`,
  );
}

function spawnSource(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...sourceFlags, join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true' },
  });
}

function once(child: ChildProcess) {
  return new Promise((resolve) => child.once('exit', resolve));
}
