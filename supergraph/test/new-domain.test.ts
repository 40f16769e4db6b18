import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFlags } from '../tools/source-flags.mjs';
import { copyRepository, type ThrowawayRepository } from './throwaway-repository.ts';

// Two words and not as long as the template's: everything that is renamed shows.
const name = 'pest-control';
const patience = 180_000; // half a minute by itself; other tests may run beside it

let copy: ThrowawayRepository;
let before: Map<string, string>;
let said: string;

beforeAll(async () => {
  copy = await copyRepository();
  before = await contents();
  said = await tool('new-domain', name, '--zh', '有害生物防制');
  await copy.link(`subgraphs/${name}`, name);
  await copy.link(`frontends/${name}`, `${name}-ui`);
}, patience);
afterAll(() => copy?.remove());

/** Runs something in the copy, as a shell of its own would; fails with all that was said. */
async function node(...args: string[]): Promise<string> {
  const env = Object.entries(process.env).filter(([key]) => !/^(VITEST|NODE_ENV)/.test(key));
  const options = { cwd: copy.root, env: Object.fromEntries(env), maxBuffer: 1 << 26 };
  const run = promisify(execFile)(process.execPath, args, options);
  const { stdout, stderr } = await run.catch(
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout + stderr;
}
const tool = (which: string, ...args: string[]) => node('supergraph/tools/run.mjs', which, ...args);
const source = (file: string, ...args: string[]) => node(...sourceFlags, file, ...args);
const tests = (folder: string) => node('node_modules/vitest/vitest.mjs', 'run', '--root', folder);

/** Every file outside `node_modules` and builds, with its text. */
async function contents(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !['node_modules', '.build', 'dist'].includes(entry.name))
        await visit(path);
      else if (entry.isFile()) files.set(relative(copy.root, path), await readFile(path, 'latin1'));
    }
  };
  await visit(copy.root);
  return files;
}

describe('a new domain', () => {
  it('is two folders and one entry in rover.yaml', async () => {
    const own = (file: string) => /^(subgraphs|frontends)\/pest-control\//.test(file);
    const after = await contents();
    const changed = [...after].filter(([file, text]) => before.get(file) !== text && !own(file));
    expect(changed.map(([file]) => file)).toEqual(['rover.yaml']);
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
    expect(after.get('rover.yaml')).toMatch(
      /  pest-control:\n    routing_url: .*:40\d\d\/graphql\n/,
    );
    expect(after.get('rover.yaml')!.startsWith(before.get('rover.yaml')!.trimEnd())).toBe(true);
    expect(said).toContain('npm install');
  });

  it('says nowhere what it was made from', async () => {
    const texts = [...(await contents())].filter(([file]) => file.includes(name));
    expect(texts.map(([file]) => file)).toEqual(
      expect.arrayContaining(
        ['contract/schema.graphql', 'contract/tables.md', 'migrations/0001-initial.ts'].map(
          (file) => `subgraphs/${name}/${file}`,
        ),
      ),
    );
    for (const [file, text] of texts)
      expect(`${file}\n${text}`).not.toMatch(/sample.?domain|SAMPLE_DOMAIN|\b4990\b|\bSD-/i);
    const manifest = texts.find(([file]) => file.endsWith('manifest.json'))![1];
    expect(JSON.parse(Buffer.from(manifest, 'latin1').toString())).toMatchObject({
      title: { zh: '有害生物防制', en: 'Pest control' },
    });
  });

  it.concurrent(
    'has a subgraph that passes untouched',
    async () => {
      await tool('contract', name, '--check');
      await node('node_modules/typescript-7/bin/tsc', '-p', `subgraphs/${name}`);
      expect(await tests(`subgraphs/${name}`)).toMatch(/passed/);
    },
    patience,
  );

  it.concurrent(
    'composes with the others, and has a remote that passes untouched',
    async () => {
      expect(await tool('compose')).toContain(name);
      await source('frontends/kit/presets/types.ts');
      await source('frontends/kit/presets/check.ts', name);
      expect(await source('frontends/kit/presets/build.ts', name)).toContain(`${name} 0.1.0-`);
      expect(await tests(`frontends/${name}`)).toMatch(/passed/);
    },
    patience,
  );

  it('is formatted, whatever the length of its name', async () => {
    const folders = [`subgraphs/${name}`, `frontends/${name}`];
    await node('node_modules/prettier/bin/prettier.cjs', '--check', ...folders, 'rover.yaml');
  });

  it.each([
    ['Laundry', 'is no kebab-case name'],
    ['laundry-2', 'is no kebab-case name'],
    ['kit', 'is reserved'],
    ['wallboard', 'is reserved'],
    ['linen-ui', 'is reserved'],
    ['pest-control', 'rover.yaml lists "pest-control" already'],
    ['service', 'would own the type ServiceRequest'],
  ])('is not called %s', async (bad, reason) => {
    const refused = await tool('new-domain', bad).catch(({ message }: Error) => message);
    expect(refused).toContain(reason);
    expect(refused.trim().split('\n')).toHaveLength(3); // the command, and one line
  });
});
