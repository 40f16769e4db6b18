/**
 * `node … subgraphs/kit/tools/make-migration.ts <domain> [what-changed]`: writes the next migration
 * of a domain from its entities, for a person to read before it is committed.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';
import { isSubgraph } from '../src/subgraph.ts';
import { writeMigration } from '../src/write-migration.ts';

const [domain, name = 'initial'] = process.argv.slice(2);
if (!domain || !/^[a-z0-9-]+$/.test(name)) {
  process.stderr.write('make-migration <domain> [what-changed, kebab-case]\n');
  process.exit(1);
}
const folder = join(packageRoot(import.meta.url), '..', domain);
const exported = (await import(join(folder, 'src/subgraph.ts'))) as Record<string, unknown>;
const subgraph = Object.values(exported).find(isSubgraph);
if (!subgraph) throw new Error(`${domain}/src/subgraph.ts exports no subgraph`);
const migrations = join(folder, 'migrations');
const file = await writeMigration({ domain, entities: subgraph.entities }, migrations, name);
if (file) {
  const prettier = join(folder, '../../node_modules/prettier/bin/prettier.cjs');
  execFileSync(process.execPath, [prettier, '--write', '--log-level', 'warn', migrations]);
}
process.stdout.write(file ? `${domain}: ${file}\n` : `${domain}: no change\n`);
