// Writes or checks the contracts of domains: `contract.ts <domain>|--all [--check]`.
import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractFaults, declaredPermissions, normalised } from '../src/contract.ts';
import { packageRoot } from '../src/package-root.ts';
import { isSubgraph, type Subgraph } from '../src/subgraph.ts';
import { tablesReport } from '../src/tables-report.ts';

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

/** The schema's layout may be a person's; the report of tables is as it is emitted. */
const emitted = [
  {
    file: 'contract/schema.graphql',
    make: (subgraph: Subgraph) => subgraph.schema().sdl,
    same: (a: string, b: string) => normalised(a) === normalised(b),
  },
  {
    file: 'contract/tables.md',
    make: ({ name, entities }: Subgraph) => tablesReport({ domain: name, entities }),
    same: (a: string, b: string) => a === b,
  },
] as const;

/** Writes what differs from the code. @returns the files written */
async function write(root: string, subgraph: Subgraph): Promise<string[]> {
  const written: string[] = [];
  for (const { file, make, same } of emitted) {
    const path = join(root, file);
    const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const text = await make(subgraph);
    if (present && same(present, text)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    written.push(file);
  }
  return written;
}

async function tablesFaults(root: string, subgraph: Subgraph): Promise<string[]> {
  const path = join(root, 'contract/tables.md');
  const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (present === (await emitted[1].make(subgraph))) return [];
  return [`${subgraph.name}: contract/tables.md is not what the entities say: npm run contract`];
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
    const subgraph = await loadSubgraph(name);
    if (!check)
      for (const file of await write(root, subgraph)) process.stdout.write(`${name}: ${file}\n`);
    const { sdl } = subgraph.schema();
    const found = contractFaults({ name, root, sdl }, declared);
    for (const fault of [...found, ...(await tablesFaults(root, subgraph))]) {
      process.stderr.write(`${fault}\n`);
      faults += 1;
    }
  }
  return faults > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
