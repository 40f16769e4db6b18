/**
 * Builds the shell and every frontend that has a manifest, in one process. What has not changed is
 * not built again. Arguments: names of frontends (or `shell`); none means all.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRsbuild, type RsbuildConfig } from '@rsbuild/core';
import { readManifest } from './manifest.ts';
import { readRecord, publishVersion } from './remote-record.ts';
import { remoteConfig, type BuildKind } from './remote.ts';
import { shellConfig } from './shell.ts';
import { sourceHash } from './source-hash.ts';

const kitRoot = join(import.meta.dirname, '..');
const frontends = join(kitRoot, '..');
const shellRoot = join(frontends, '../shell');
const kinds: readonly BuildKind[] = ['shared', 'isolated'];

async function run(config: RsbuildConfig): Promise<void> {
  const builder = await createRsbuild({ cwd: config.root ?? kitRoot, config });
  const { close } = await builder.build();
  await close();
}

async function buildRemote(name: string): Promise<string> {
  const root = join(frontends, name);
  const dist = join(root, 'dist');
  const manifest = readManifest(root);
  const version = `${manifest.version}-${sourceHash(root, kitRoot)}`;
  if (readRecord(dist)?.current.version === version && existsSync(join(dist, version))) {
    return `${name} ${version} unchanged`;
  }
  for (const kind of kinds) {
    const outDir = join(dist, version, kind);
    await run(remoteConfig({ root, manifest, version, kind, outDir }));
  }
  publishVersion(dist, manifest, version);
  return `${name} ${version} built`;
}

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

/** The frontends that can be built: folders with a manifest. */
export function frontendNames(): readonly string[] {
  return readdirSync(frontends)
    .filter((name) => existsSync(join(frontends, name, 'manifest.json')))
    .sort();
}

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : ['shell', ...frontendNames()];
process.env['NODE_ENV'] = 'production';
for (const name of names) {
  const started = performance.now();
  const result = name === 'shell' ? await buildShell() : await buildRemote(name);
  console.log(`${result} (${Math.round(performance.now() - started)} ms)`);
}
