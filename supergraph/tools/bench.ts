/** `npm run bench [-- name…]`: one table, always against a peer of the same run; JSON beside it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { bench as alarmLatency } from '../bench/alarm-latency.ts';
import { bench as ingest } from '../bench/ingest.ts';
import { bench as navigation } from '../bench/navigation.ts';
import type { Row } from '../bench/row.ts';

const wanted = process.argv.slice(2);
const benches = [alarmLatency, ingest, navigation].filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
);
const rows: Row[] = [];
for (const bench of benches) {
  console.log(bench.name);
  rows.push(await bench.run((line) => console.log(`  ${line}`)));
}
const columns = ['measure', 'ours', 'peer', 'ratio', 'aim', 'holds', 'against'] as const;
console.log(`\n| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
for (const row of rows)
  console.log(
    `| ${columns.map((column) => (column === 'holds' ? (row.holds ? 'yes' : 'NO') : row[column])).join(' | ')} |`,
  );

const folder = new URL('../.build/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('bench.json', folder), JSON.stringify({ at: new Date(), rows }, null, 2));
process.exit(0);
