import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../src/host/manifest.ts';

export function readManifest(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as Manifest;
}

/** Every module of `src/` that the shell may mount: `./app` and the ones that slots and routes name. */
export function exposedModules(manifest: Manifest): readonly string[] {
  const named = [
    ...manifest.routes.map((route) => route.expose ?? './app'),
    ...(manifest.slots?.fills ?? []).map((fill) => fill.expose),
  ];
  return [...new Set(named)].sort();
}
