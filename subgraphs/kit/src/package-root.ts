import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The nearest folder above a module that has a package.json: the same from source and from `dist`,
 * so that files read at run time are found in both.
 */
export function packageRoot(importMetaUrl: string): string {
  const start = dirname(fileURLToPath(importMetaUrl));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json above ${start}`);
  }
}
