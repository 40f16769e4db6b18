import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Left behind by tests and editors in a template; never part of a domain. */
const skipped = new Set(['node_modules', 'dist', '.build']);

/**
 * Copies a template; `rename` is applied to every file's path and text.
 * @returns how many files were written
 */
export async function copyTemplate(
  from: string,
  to: string,
  rename: (text: string) => string,
): Promise<number> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(/[\\/]/).some((part) => skipped.has(part)));
  for (const path of files) {
    const target = join(to, rename(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, rename(await readFile(join(from, path), 'utf8')));
  }
  return files.length;
}
