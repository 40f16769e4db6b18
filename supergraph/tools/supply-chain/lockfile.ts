/** What `npm ci` installs, read from the lockfile. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Installed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; null where the package names none. */
  readonly licence: string | null;
  /** Only needed to build and test. */
  readonly dev: boolean;
  readonly installScript: boolean;
}

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Every package from a registry, our own workspaces left out. */
export async function installedPackages(root: string): Promise<Installed[]> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => ({
      // An alias (`typescript-7`) carries its real name.
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? null,
      dev: entry.dev ?? false,
      installScript: entry.hasInstallScript ?? false,
    }));
}
