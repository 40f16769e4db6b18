import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRemote } from '../presets/build-remote.ts';
import { fillTemplate } from '../presets/fill-template.ts';
import type { RemoteRecord } from '../presets/remote-record.ts';

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '../.build/laundry');
const binary = (name: string, path: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), path);
const run = (file: string, ...args: string[]) =>
  execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  fillTemplate('laundry', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves no place unfilled', () => {
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).not.toContain('{{');
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('@houqin/laundry-ui');
});

it('builds both ways untouched', async () => {
  await buildRemote(folder);
  const record = JSON.parse(readFileSync(join(folder, 'dist/remote.json'), 'utf8')) as RemoteRecord;
  for (const { entry } of Object.values(record.current.builds)) {
    expect(existsSync(join(folder, 'dist', entry.replace('/r/laundry/', '')))).toBe(true);
  }
  expect(await buildRemote(folder)).toContain('unchanged');
});

it('passes its types and its tests untouched', () => {
  const checked = run(
    binary('svelte-check', 'bin/svelte-check'),
    '--workspace',
    folder,
    '--tsconfig',
    './tsconfig.json',
    '--threshold',
    'warning',
  );
  expect(checked).toContain('0 errors and 0 warnings');
  expect(run(binary('vitest', 'vitest.mjs'), 'run')).toContain('passed');
}, 120_000);
