import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

const require = createRequire(import.meta.url);
const tools = ['svelte', '@rsbuild/core', '@rsbuild/plugin-svelte', '@module-federation/enhanced'];
const skipped = new Set(['node_modules', 'dist', '.build', 'template', 'testing', 'test']);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.test\.ts$|\.md$/.test(entry.name) ? [] : [path];
  });
}

/**
 * Eight hex digits over everything that decides what a build contains: the package, the kit and
 * the versions of the tools. Same digits, same output, on any machine.
 */
export function sourceHash(packageRoot: string, kitRoot: string): string {
  const hash = createHash('sha256');
  for (const root of [packageRoot, kitRoot]) {
    for (const file of filesUnder(root).sort()) {
      hash.update(relative(root, file).split(sep).join('/')).update('\0');
      hash.update(readFileSync(file)).update('\0');
    }
  }
  for (const tool of tools) hash.update(`${tool}@${versionOf(tool)}\0`);
  return hash.digest('hex').slice(0, 8);
}

function versionOf(tool: string): string {
  try {
    return (require(`${tool}/package.json`) as { version: string }).version;
  } catch {
    // A package that hides its package.json: read it beside its entry.
    const entry = require.resolve(tool);
    const root = entry.slice(0, entry.lastIndexOf(tool) + tool.length);
    return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
      .version;
  }
}
