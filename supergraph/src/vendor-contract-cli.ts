import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { CompositionFailed } from './compose/read-rover.ts';
import { contractText, readVersions, versionFaults } from './compose/vendor-versions.ts';
import { loadSupergraph } from './gateway/supergraph.ts';
import { contractOf, roverComposition } from './gateway/supergraph-source.ts';
import { repository, vendorFolder } from './repository.ts';

/**
 * The part of `npm run contract` about the vendor contract: writes its newest version, or with
 * `check` only says what stands against it.
 * @returns the exit code
 */
export async function vendorContractCli(check: boolean): Promise<number> {
  try {
    const source = contractOf(roverComposition(join(repository, 'rover.yaml')), 'vendor');
    const { apiSchema } = loadSupergraph(await source.read());
    const newest = (await readVersions(vendorFolder)).at(-1)!.version;
    const file = join(vendorFolder, `${newest}.graphql`);
    const before = await readFile(file, 'utf8').catch(() => '');
    const breaks = before === '' ? [] : findBreakingChanges(buildSchema(before), apiSchema);
    const text = contractText(apiSchema);
    if (!check && text !== before && breaks.length === 0) {
      await writeFile(file, text);
      process.stdout.write(`vendor contract: ${newest}.graphql\n`);
    }
    const today = new Date().toISOString().slice(0, 10);
    const faults = await versionFaults(vendorFolder, apiSchema, today);
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CompositionFailed)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
