/**
 * `npm run new:domain -- <name> [--zh 标题] [--en Title]`: copies both kit templates to a subgraph and
 * a remote of this name, adds it to rover.yaml, and writes its first migration and its contract.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { domains, root } from './domains.mjs';
import { nameFault, titleFault } from './new-domain/check-name.ts';
import { copyTemplate } from './new-domain/copy-template.ts';
import { namesOf, renamed, type DomainNames } from './new-domain/names.ts';
import { nextPort, withEntry } from './new-domain/rover-entry.ts';
import { run } from './run-command.ts';
import { sourceFlags } from './source-flags.mjs';

const roverFile = join(root, 'rover.yaml');

process.exitCode = await newDomain(process.argv.slice(2));

async function newDomain(args: string[]): Promise<number> {
  const asked = read(args);
  if (asked.fault !== undefined) return refuse(asked.fault);
  const { name, en, zh } = asked;
  const fault =
    nameFault(name, { root, domains: await domains() }) ??
    titleFault('--en', en) ??
    titleFault('--zh', zh);
  if (fault || !name) return refuse(fault ?? '');

  const rover = await readFile(roverFile, 'utf8');
  try {
    await generate(namesOf(name, { en, zh }), rover);
  } catch (error) {
    // All or nothing: half a domain would stop the whole system from starting.
    await writeFile(roverFile, rover);
    for (const folder of foldersOf(name)) await rm(folder, { recursive: true, force: true });
    return refuse(`nothing was kept: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.log(`
Next:
  npm install              links the two packages, adds them to the lockfile
  npm test -- ${name}
  npm run dev -- ${name}`);
  if (!zh)
    console.log(`Its Chinese title is "${namesOf(name, { en }).titleZh}" until you edit it.`);
  return 0;
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { en: { type: 'string' }, zh: { type: 'string' } },
    });
    const [name, ...more] = positionals;
    return more.length > 0
      ? { fault: `one name, not "${positionals.join(' ')}"` }
      : { name, ...values };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function generate(names: DomainNames, rover: string): Promise<void> {
  const { kebab } = names;
  const port = nextPort(rover);
  const rename = (text: string) => renamed(text, names, port);
  const [subgraph, frontend] = foldersOf(kebab);
  const counts = [
    await copyTemplate(join(root, 'subgraphs/kit/template'), subgraph, rename),
    await copyTemplate(join(root, 'frontends/kit/template'), frontend, rename),
  ];
  console.log(`subgraphs/${kebab}: ${counts[0]} files`);
  console.log(`frontends/${kebab}: ${counts[1]} files`);
  await writeFile(roverFile, withEntry(rover, kebab, port));
  console.log(`rover.yaml: ${kebab} on port ${port}`);
  await tool('subgraphs/kit/tools/make-migration.ts', kebab);
  await tool('subgraphs/kit/tools/contract.ts', kebab);
  // Names of another length break lines elsewhere.
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  await must('prettier', [prettier, '--write', '--log-level', 'warn', subgraph, frontend]);
}

function foldersOf(name: string) {
  return [join(root, 'subgraphs', name), join(root, 'frontends', name)] as const;
}

function tool(file: string, ...args: string[]): Promise<void> {
  return must(file, [...sourceFlags, join(root, file), ...args]);
}

async function must(what: string, args: readonly string[]): Promise<void> {
  const code = await run(process.execPath, args, { cwd: root });
  if (code !== 0) throw new Error(`${what} ended with code ${code}`);
}

function refuse(fault: string): number {
  process.stderr.write(`${fault}\n`);
  return 1;
}
