/**
 * `npm run import -- DIR`: what `npm run export` wrote, into an empty DATA_DIR or, when it is set,
 * into the schemas of DATABASE_URL. Columns that were added since take their defaults.
 */
import { join } from 'node:path';
import { readSettings, type Settings } from '@houqin/kit/settings';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSubgraphs } from '../src/embedded/load-subgraphs.ts';
import { startFault } from '../src/embedded/start-fault.ts';
import { DataFault } from './data/data-fault.ts';
import { importData } from './data/import-data.ts';
import { root } from './domains.mjs';

const [source, ...more] = process.argv.slice(2);
let settings: Settings | null = null;
try {
  if (!source || more.length > 0) throw new DataFault(['npm run import -- DIR']);
  settings = readSettings(process.env);
  const subgraphs = await loadSubgraphs(await readRover(join(root, 'rover.yaml')));
  const report = (line: string) => console.log(line);
  const { program, exportedAt } = await importData({ source, settings, subgraphs, report });
  const place = settings.databaseUrl ? 'DATABASE_URL' : settings.dataDir;
  console.log(`imported into ${place}: data of program ${program}, exported ${exportedAt}`);
  process.exit(0);
} catch (error) {
  const fault = error instanceof DataFault ? error.message : startFault(error, settings);
  process.stderr.write(`${fault ?? (error as Error).stack}\nnothing more was imported\n`);
  process.exit(1);
}
