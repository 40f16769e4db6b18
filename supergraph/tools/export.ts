/**
 * `npm run export -- DIR`: every table of the embedded system in DATA_DIR to JSON lines, with a
 * manifest. The system must not run. Data of an older version of the program are exported as well.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, SettingError } from '@houqin/kit/settings';
import { DataFault } from './data/data-fault.ts';
import { exportData } from './data/export-data.ts';
import { root } from './domains.mjs';

const [target, ...more] = process.argv.slice(2);
try {
  if (!target || more.length > 0) throw new DataFault(['npm run export -- DIR']);
  const { dataDir, databaseUrl } = readSettings(process.env);
  if (databaseUrl)
    throw new DataFault(['DATABASE_URL is set: export reads DATA_DIR; a server has its own tools']);
  const { version: program } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const report = (line: string) => console.log(line);
  const { databases } = await exportData({ dataDir, target, program, report });
  console.log(`${databases.length} databases of ${dataDir} exported to ${target}`);
} catch (error) {
  if (!(error instanceof DataFault) && !(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
