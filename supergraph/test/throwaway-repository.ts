import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { repository } from '../src/repository.ts';

/** A copy of this repository that a test may write into. */
export interface ThrowawayRepository {
  readonly root: string;
  /** What `npm install` does for a new workspace: `node_modules/@houqin/<package>`. */
  link(folder: string, packageName: string): Promise<void>;
  remove(): Promise<void>;
}

/** Made anew by every build or install, or of no use to a test of the tools. */
const left = new Set(['node_modules', 'dist', '.build', '.data', '.git', 'proofs', 'bench']);

/** Copies what is worked on; dependencies are linked, our own packages to the copy. */
export async function copyRepository(): Promise<ThrowawayRepository> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'houqin-repository-')));
  await cp(repository, root, {
    recursive: true,
    filter: (file) => file === repository || !left.has(basename(file)),
  });
  const modules = join(repository, 'node_modules');
  const scope = join(root, 'node_modules/@houqin');
  await mkdir(scope, { recursive: true });
  for (const name of await readdir(modules))
    if (name !== '@houqin' && (name === '.bin' || !name.startsWith('.')))
      await symlink(join(modules, name), join(root, 'node_modules', name));
  const link = (folder: string, packageName: string) =>
    symlink(join(root, folder), join(scope, packageName));
  for (const name of await readdir(join(modules, '@houqin')))
    await link(relative(repository, await realpath(join(modules, '@houqin', name))), name);
  return { root, link, remove: () => rm(root, { recursive: true, force: true }) };
}
