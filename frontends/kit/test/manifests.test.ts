import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exposedModules, readManifest } from '../presets/manifest.ts';

interface Validator {
  compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown };
}
const require = createRequire(import.meta.url);
// ESLint brings the validator; nothing of the product needs one.
const Ajv = createRequire(require.resolve('eslint'))('ajv') as new (options: object) => Validator;

const frontends = join(import.meta.dirname, '../..');
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../manifest.schema.json'), 'utf8'),
) as object;
const names = readdirSync(frontends).filter((name) =>
  existsSync(join(frontends, name, 'manifest.json')),
);
const manifests = names.map((name) => readManifest(join(frontends, name)));

describe.each(names)('the manifest of %s', (name) => {
  const manifest = readManifest(join(frontends, name));

  it('fits the schema', () => {
    const validate = new Ajv({ allErrors: true, schemaId: 'auto' }).compile(schema);
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
    expect(manifest.name).toBe(name);
  });

  it('names only modules that are there, and stays under its own path', () => {
    for (const expose of exposedModules(manifest)) {
      const file = expose === './app' ? 'remote.ts' : `${expose.slice(2)}.ts`;
      expect(existsSync(join(frontends, name, 'src', file)), expose).toBe(true);
    }
    for (const { path } of [...manifest.routes, ...manifest.navigation]) {
      expect(path.split('/')[1]).toBe(name);
    }
  });
});

describe('the manifests together', () => {
  it('fill only slots that the shell or a remote offers', () => {
    const offered = new Set([
      'home',
      ...manifests.flatMap(({ slots }) => (slots?.offers ?? []).map(({ slot }) => slot)),
    ]);
    const filled = manifests.flatMap(({ slots }) => (slots?.fills ?? []).map(({ slot }) => slot));
    expect(filled.filter((slot) => !offered.has(slot))).toEqual([]);
  });

  it('give each letter after G to one page, and none of the shell’s own', () => {
    const keys = manifests.flatMap(({ key, navigation }) => [
      ...(key ? [key] : []),
      ...navigation.flatMap((entry) => (entry.key ? [entry.key] : [])),
    ]);
    expect(new Set([...keys, 'H', 'I']).size).toBe(keys.length + 2);
  });
});
