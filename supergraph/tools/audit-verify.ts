/**
 * `npm run audit:verify [-- --domain NAME] [--anchors FOLDER]…`: recomputes the audit chain of each
 * domain and holds it against its anchors; one line a domain. Reads only: the system may run.
 * Ends with 1 when a chain is broken, with 2 when one could not be read.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AnchorMarks, anchorFile, anchorFolder } from '@houqin/kit/audit-anchors';
import { databaseOf, initOrm } from '@houqin/kit/orm';
import { readSettings, type Settings } from '@houqin/kit/settings';
import type { Subgraph } from '@houqin/kit/subgraph';
import { verifyAudit } from '@houqin/kit/verify-audit';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSubgraphs } from '../src/embedded/load-subgraphs.ts';
import { startFault } from '../src/embedded/start-fault.ts';
import { root } from './domains.mjs';

const says = {
  ALTERED: 'was altered or moved',
  MISSING: 'is missing',
  CUT_OFF: 'and all behind it are cut off',
  REWRITTEN: 'is not the one that was anchored',
} as const;

let exitCode = 0;
let settings: Settings | null = null;
try {
  const { values } = parseArgs({
    options: { domain: { type: 'string' }, anchors: { type: 'string', multiple: true } },
  });
  settings = readSettings(process.env);
  const entries = await readRover(join(root, 'rover.yaml'));
  const wanted = entries.filter(({ name }) => !values.domain || name === values.domain);
  if (wanted.length === 0) throw new Error(`rover.yaml has no domain "${values.domain}"`);
  const folders = values.anchors ?? [anchorFolder(settings)];
  for (const subgraph of await loadSubgraphs(wanted)) await verify(subgraph, settings, folders);
} catch (error) {
  process.stderr.write(`${startFault(error, settings) ?? (error as Error).message}\n`);
  exitCode = 2;
}
process.exit(exitCode);

/** A domain that cannot be read does not keep the others from being verified. */
async function verify(
  { name, entities }: Subgraph,
  from: Settings,
  folders: readonly string[],
): Promise<void> {
  const database = databaseOf(from, name);
  if (database.kind === 'sqlite' && !existsSync(database.file)) {
    process.stderr.write(`${name}: there is no ${database.file}\n`);
    exitCode = 2;
    return;
  }
  const orm = await initOrm({ domain: name, database, entities });
  try {
    const anchors = new AnchorMarks();
    for (const file of folders.map((folder) => anchorFile(folder, name)))
      if (existsSync(file)) await anchors.read(file, name);
    const startedAt = performance.now();
    let toldAt = startedAt;
    const onProgress = (entries: number) => {
      if (performance.now() - toldAt < 2_000) return;
      toldAt = performance.now();
      process.stderr.write(`${name}: ${entries} entries …\n`);
    };
    const { entries, head, fault, anchored } = await verifyAudit(orm.em, { anchors, onProgress });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const held = anchors.end === 0 ? 'no anchors' : `anchored to ${anchored}`;
    if (!fault) {
      console.log(`${name}: ${entries} entries hold, ${held}, head ${head}, ${seconds} s`);
      return;
    }
    const which = fault.entryId ? ` (${fault.entryId})` : '';
    console.log(`${name}: BROKEN at ${fault.position}: the entry${which} ${says[fault.fault]}`);
    exitCode ||= 1;
  } catch (error) {
    process.stderr.write(`${name}: ${startFault(error, from) ?? (error as Error).message}\n`);
    exitCode = 2;
  } finally {
    await orm.close(true);
  }
}
