import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRemote, run } from '@houqin/ui-kit/presets/build-remote.ts';
import { shellConfig } from '@houqin/ui-kit/presets/shell.ts';

const root = join(import.meta.dirname, '../..');
/** Everything that the tests build; git does not keep it. */
export const built = join(root, '.build');

/** Builds the shell for tests. */
export async function buildTestShell(): Promise<string> {
  const dist = join(built, 'shell');
  await run(shellConfig(root, dist));
  return dist;
}

/** Builds the sample remote in a version, published after the ones before. */
export async function buildSample(version: string): Promise<string> {
  const source = join(built, 'sample');
  cpSync(join(import.meta.dirname, '../fixtures/sample'), source, { recursive: true });
  const file = join(source, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, version }));
  await buildRemote(source);
  return join(source, 'dist');
}

export function removeBuilt(): void {
  rmSync(built, { recursive: true, force: true });
}
