import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerName, type BuildKind } from './remote.ts';
import type { Manifest } from '../src/host/manifest.ts';
import { kitVersion, svelteVersion } from './shared.ts';

/** One deployed version of a remote, as the registry offers it to a shell. */
export interface RemoteVersion {
  /** Version of the manifest with the content hash, `0.1.0-1a2b3c4d`; a folder under `dist`. */
  readonly version: string;
  /** Versions that the `shared` build was compiled for. */
  readonly svelte: string;
  readonly kit: string;
  readonly builds: Record<BuildKind, { readonly entry: string; readonly container: string }>;
  readonly manifest: Manifest;
}

/** The registry's row of one remote: `dist/remote.json`. */
export interface RemoteRecord {
  readonly name: string;
  readonly current: RemoteVersion;
  /** The version deployed before; offered when the current one does not open. */
  readonly previous: RemoteVersion | null;
}

export function readRecord(dist: string): RemoteRecord | null {
  const file = join(dist, 'remote.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RemoteRecord) : null;
}

/** Publishes a built version: it becomes current, the last one previous, older folders go. */
export function publishVersion(dist: string, manifest: Manifest, version: string): RemoteRecord {
  const before = readRecord(dist);
  const current = describe(manifest, version);
  const previous =
    before === null || before.current.version === version
      ? (before?.previous ?? null)
      : before.current;
  const record: RemoteRecord = { name: manifest.name, current, previous };
  writeFileSync(join(dist, 'remote.json'), JSON.stringify(record, null, 1));
  const kept = new Set([version, previous?.version]);
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    if (entry.isDirectory() && !kept.has(entry.name)) {
      rmSync(join(dist, entry.name), { recursive: true, force: true });
    }
  }
  return record;
}

function describe(manifest: Manifest, version: string): RemoteVersion {
  const build = (kind: BuildKind) => ({
    entry: `/r/${manifest.name}/${version}/${kind}/remoteEntry.js`,
    container: containerName(manifest.name, version, kind),
  });
  return {
    version,
    svelte: svelteVersion,
    kit: kitVersion,
    builds: { shared: build('shared'), isolated: build('isolated') },
    manifest,
  };
}
