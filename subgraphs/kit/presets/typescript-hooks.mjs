import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transpile } from './transpile.mjs';

/** Node's load hook: TypeScript of ours becomes JavaScript, all else is loaded as ever. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.ts($|\?)/.test(url) || url.includes('/node_modules/'))
    return nextLoad(url, context);
  const path = fileURLToPath(url.replace(/\?.*$/, ''));
  const source = transpile(path, await readFile(path, 'utf8'), { sourceMap: true });
  return { format: 'module', source, shortCircuit: true };
}
