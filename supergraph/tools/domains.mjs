// The domains of this system, in rover.yaml's order: the only list there is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The repository's top folder. */
export const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

export async function domains() {
  const { subgraphs } = parse(await readFile(join(root, 'rover.yaml'), 'utf8'));
  return Object.keys(subgraphs);
}

/** Back-end packages in the order in which they depend on each other. */
export async function backendPackages() {
  return ['subgraphs/kit', ...(await domains()).map((name) => `subgraphs/${name}`), 'supergraph'];
}
