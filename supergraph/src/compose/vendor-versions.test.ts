import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contractText, versionFaults } from './vendor-versions.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'houqin-versions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const first = buildSchema(
  'type Query { order(id: ID!): Order } type Order { id: ID! state: String }',
);
const wider = buildSchema(
  'type Query { order(id: ID!): Order } type Order { id: ID! state: String number: String }',
);
const broken = buildSchema('type Query { order(id: ID!): Order } type Order { id: ID! }');

async function publish(
  lines: readonly string[],
  files: Record<string, ReturnType<typeof buildSchema>>,
) {
  await writeFile(join(folder, 'versions.yaml'), ['versions:', ...lines].join('\n'));
  for (const [version, schema] of Object.entries(files))
    await writeFile(join(folder, `${version}.graphql`), contractText(schema));
}
const entry = (version: string, announced: string | null, until: string | null) =>
  `  - { version: '${version}', announced: ${announced && `'${announced}'`}, supportedUntil: ${until && `'${until}'`}, changes: [] }`;

it('is content when the newest version is what is composed and nothing supported breaks', async () => {
  await publish([entry('2026-01-01', null, null), entry('2026-06-01', null, null)], {
    ...{ '2026-01-01': first, '2026-06-01': wider },
  });
  expect(await versionFaults(folder, wider, '2026-07-01')).toEqual([]);
});

it('wants an addition written down', async () => {
  await publish([entry('2026-01-01', null, null)], { '2026-01-01': first });
  expect(await versionFaults(folder, wider, '2026-07-01')).toEqual([
    'vendor contract: 2026-01-01.graphql is not what is composed: npm run contract',
  ]);
});

it('refuses what breaks a version until its last day is over', async () => {
  const versions = [
    entry('2026-01-01', '2026-03-01', '2026-06-30'),
    entry('2026-06-01', null, null),
  ];
  await publish(versions, { '2026-01-01': first, '2026-06-01': broken });
  expect(await versionFaults(folder, broken, '2026-06-30')).toEqual([
    'vendor contract: breaks 2026-01-01, which is supported: Order.state was removed.',
  ]);
  expect(await versionFaults(folder, broken, '2026-07-01')).toEqual([]);
});

it('refuses to end a version with less notice than is promised', async () => {
  const versions = [
    entry('2026-01-01', '2026-03-01', '2026-04-01'),
    entry('2026-06-01', null, null),
  ];
  await publish(versions, { '2026-01-01': first, '2026-06-01': broken });
  expect(await versionFaults(folder, broken, '2026-07-01')).toEqual([
    'vendor contract: 2026-01-01 ends with 31 days of notice, 90 are promised',
  ]);
});
