// Transpiles the back end's TypeScript to <package>/dist. Types are checked by `npm run types`,
// not here: a fresh clone must serve within seconds.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transpile, transpileVersion } from '@houqin/kit/presets/transpile.mjs';

const parts = ['src', 'contract', 'migrations'];

/**
 * Builds one package when its sources changed since its last build.
 * @returns whether anything was written
 */
export async function buildBackend(packageDir) {
  const files = await sources(packageDir);
  const hash = createHash('sha256').update(transpileVersion);
  for (const file of files) hash.update(file.path).update(file.text);
  const stamp = hash.digest('hex');
  const dist = join(packageDir, 'dist');
  const stampFile = join(dist, '.stamp');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false;
  await rm(dist, { recursive: true, force: true });
  for (const file of files) await emit(packageDir, dist, file);
  await writeFile(stampFile, stamp);
  return true;
}

async function emit(packageDir, dist, { path, text }) {
  const target = join(dist, path.replace(/\.ts$/, '.js'));
  await mkdir(dirname(target), { recursive: true });
  if (!path.endsWith('.ts')) return writeFile(target, text);
  await writeFile(target, transpile(join(packageDir, path), text, { rewriteImports: true }));
}

async function sources(packageDir) {
  const found = [];
  for (const part of parts) {
    const root = join(packageDir, part);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = relative(packageDir, join(entry.parentPath, entry.name));
      if (!entry.isFile() || !/\.(ts|json)$/.test(path) || /\.test\.ts$|\.d\.ts$/.test(path))
        continue;
      found.push({ path, text: await readFile(join(packageDir, path), 'utf8') });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
