import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a remote says about itself before any of its code loads; see manifest.schema.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly host: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly icon: string;
  readonly group: 'operations' | 'resources' | 'business' | 'none';
  readonly key?: string;
  readonly routes: readonly { readonly path: string; readonly expose?: string }[];
  readonly slots?: { readonly fills?: readonly { readonly expose: string }[] };
}

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
