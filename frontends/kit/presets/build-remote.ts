import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRsbuild, type RsbuildConfig } from '@rsbuild/core';
import { compileOnce } from './compile-once.ts';
import { readManifest } from './manifest.ts';
import { readRecord, publishVersion } from './remote-record.ts';
import { remoteConfig, type BuildKind } from './remote.ts';
import { sourceHash } from './source-hash.ts';

const kitRoot = join(import.meta.dirname, '..');
const kinds: readonly BuildKind[] = ['shared', 'isolated'];
compileOnce();

/** Runs one production build. */
export async function run(config: RsbuildConfig): Promise<void> {
  const builder = await createRsbuild({ cwd: config.root ?? kitRoot, config });
  const { close } = await builder.build();
  await close();
}

/** Builds a remote both ways and publishes it in its `dist`, unless nothing has changed. */
export async function buildRemote(root: string, dist = join(root, 'dist')): Promise<string> {
  const manifest = readManifest(root);
  const version = `${manifest.version}-${sourceHash(root, kitRoot)}`;
  if (readRecord(dist)?.current.version === version && existsSync(join(dist, version))) {
    return `${manifest.name} ${version} unchanged`;
  }
  await Promise.all(
    kinds.map((kind) => {
      const outDir = join(dist, version, kind);
      return run(remoteConfig({ root, manifest, version, kind, outDir }));
    }),
  );
  publishVersion(dist, manifest, version);
  return `${manifest.name} ${version} built`;
}
