import type { Manifest } from '@houqin/ui-kit/host';
import type { RemoteRecord, RemoteVersion } from '@houqin/ui-kit/presets/remote-record.ts';

export type { Manifest, RemoteRecord, RemoteVersion };

/** `/registry.json`: what is deployed now. */
export interface Registry {
  /** Demo accounts exist and may be listed. */
  readonly demo: boolean;
  readonly remotes: readonly RemoteRecord[];
}

export const emptyRegistry: Registry = { demo: false, remotes: [] };

/** @throws when the server does not answer with a registry */
export async function fetchRegistry(): Promise<Registry> {
  const response = await fetch('/registry.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`registry.json: ${response.status}`);
  return (await response.json()) as Registry;
}

export const currentVersion = (registry: Registry, name: string): RemoteVersion | null =>
  registry.remotes.find((remote) => remote.name === name)?.current ?? null;
