/**
 * `npm run supply-chain`: what we install and what we publish. Writes the SBOM beside the build and
 * checks licences, high and critical advisories, install scripts and secrets in the repository
 * against `supergraph/security`. One line a check; ends with 1 when one does not hold.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './domains.mjs';
import { checkAdvisories, type RecordedAdvisories } from './supply-chain/advisories.ts';
import { writeBillOfMaterials } from './supply-chain/bill-of-materials.ts';
import { licenceFaults, type LicencePolicy } from './supply-chain/licences.ts';
import { installedPackages } from './supply-chain/lockfile.ts';
import { repositorySecrets } from './supply-chain/secrets.ts';

const read = async <T>(name: string) =>
  JSON.parse(await readFile(join(root, 'supergraph/security', `${name}.json`), 'utf8')) as T;

let failed = false;
function say(check: string, good: string, faults: readonly string[]): void {
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${check}: ${faults[0] ? '' : good}`);
  for (const fault of faults) console.log(`        ${fault}`);
  failed ||= faults.length > 0;
}

const today = new Date().toISOString().slice(0, 10);
const installed = await installedPackages(root);

const bill = join(root, 'supergraph/dist/sbom.cdx.json');
const components = await writeBillOfMaterials(root, bill);
say('bill of materials', `${components} components in ${relative(root, bill)}`, []);

const policy = await read<LicencePolicy>('licences');
say('licences', `${installed.length} packages`, licenceFaults(installed, policy, today));

const { source, faults } = await checkAdvisories(
  root,
  await read<RecordedAdvisories>('advisories'),
  today,
);
say('advisories', source === 'service' ? 'asked of npm' : 'held against the record', faults);

const { known } = await read<{ known: string[] }>('install-scripts');
const scripted = installed.filter(({ installScript }) => installScript).map(({ name }) => name);
const npmrc = await readFile(join(root, '.npmrc'), 'utf8');
say('install scripts', `none runs, ${known.length} known`, [
  ...(/^ignore-scripts=true$/m.test(npmrc) ? [] : ['.npmrc does not say ignore-scripts=true']),
  ...scripted.filter((name) => !known.includes(name)).map((name) => `${name} is not known`),
]);

say('secrets', 'none in the repository', await repositorySecrets(root));
process.exit(failed ? 1 : 0);
