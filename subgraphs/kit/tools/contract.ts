// Writes or checks the contracts of domains: `contract.ts <domain>|--all [--check]`.
import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractFaults, declaredPermissions, normalised } from '../src/contract.ts';
import { packageRoot } from '../src/package-root.ts';
import { isSubgraph, type Subgraph } from '../src/subgraph.ts';

const repository = join(packageRoot(import.meta.url), '..', '..');

/** Names in rover.yaml, in its order: two spaces, a name, a colon, below `subgraphs:`. */
function listDomains(): string[] {
  const text = readFileSync(join(repository, 'rover.yaml'), 'utf8');
  const [, list = ''] = text.split(/^subgraphs:\s*$/m);
  return [...list.matchAll(/^ {2}([a-z][a-z-]*):\s*$/gm)].map(([, name]) => name as string);
}

const rootOf = (domain: string): string => join(repository, 'subgraphs', domain);

async function loadSubgraph(domain: string): Promise<Subgraph> {
  const file = join(rootOf(domain), 'src', 'subgraph.ts');
  if (!existsSync(file)) throw new Error(`${domain} has no src/subgraph.ts`);
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const subgraph = Object.values(module).find(isSubgraph);
  if (!subgraph) throw new Error(`${file} exports no defineSubgraph(…)`);
  return subgraph;
}

function writeSchema(root: string, sdl: string): boolean {
  const file = join(root, 'contract', 'schema.graphql');
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // What only the layout differs in is left alone.
  if (present && normalised(present) === normalised(sdl)) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sdl);
  return true;
}

async function main(args: readonly string[]): Promise<number> {
  const check = args.includes('--check');
  const known = listDomains();
  const named = args.filter((arg) => !arg.startsWith('--'));
  const chosen = args.includes('--all') ? known : named;
  const unknown = chosen.filter((name) => !known.includes(name));
  if (chosen.length === 0 || unknown.length > 0) {
    const complaint = unknown.length > 0 ? `rover.yaml has no ${unknown.join(', ')}. ` : '';
    process.stderr.write(`${complaint}Use: contract <domain>|--all [--check]\n`);
    return 2;
  }
  const declared = declaredPermissions(known.map((name) => ({ name, root: rootOf(name) })));
  let faults = 0;
  for (const name of chosen) {
    const root = rootOf(name);
    const { sdl } = (await loadSubgraph(name)).schema();
    if (!check && writeSchema(root, sdl))
      process.stdout.write(`${name}: contract/schema.graphql\n`);
    for (const fault of contractFaults({ name, root, sdl }, declared)) {
      process.stderr.write(`${fault}\n`);
      faults += 1;
    }
  }
  return faults > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
