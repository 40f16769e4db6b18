import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  findMariadbd,
  startPrivateMariadb,
  type PrivateMariadb,
} from '@houqin/kit/testing/private-mariadb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSubgraphs } from '../src/embedded/load-subgraphs.ts';
import { repository } from '../src/repository.ts';
import { exportData } from '../tools/data/export-data.ts';
import { importData } from '../tools/data/import-data.ts';
import { startHarness, type Harness } from './harness.ts';

// From the embedded system to a server: the way that an evaluation becomes an installation.
const domains = ['identity', 'facility'];
const binary = findMariadbd();
const ci = process.env['CI'] === 'true';

let folder: string;
let server: PrivateMariadb | null = null;
let before: Harness;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'houqin-move-'));
  server = binary ? await startPrivateMariadb(binary) : null;
  before = await startHarness({ domains });
});
afterAll(async () => {
  await before?.dispose();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const report = () => undefined;

/** What a nurse sees, and what it took to get there: a sign-in with a password from the data. */
async function seenBy(harness: Harness) {
  const token = await harness.signIn('nurse');
  const query = `{ me { name } rooms(first: 200, orderBy: [{ field: NUMBER }]) {
    nodes { id number name state version department { code } } totalCount liveCursor } }`;
  const { data } = await harness.ask<{ rooms: { liveCursor: string; nodes: unknown[] } }>(query, {
    token,
  });
  const { liveCursor, ...rooms } = data!.rooms;
  return { liveCursor, seen: { ...data, rooms } };
}

it.skipIf(!binary && !ci)(
  'moves a whole system from files to MySQL',
  async () => {
    const { seen, liveCursor } = await seenBy(before);
    expect(seen.rooms.nodes.length).toBeGreaterThan(20);
    await before.stop();
    const source = join(folder, 'exported');
    const { databases } = await exportData({
      ...{ dataDir: before.dataDir, target: source, program: 'test', report },
    });
    expect(databases.map(({ name }) => name).sort()).toEqual([...domains].sort());

    const entries = await readRover(join(repository, 'rover.yaml'));
    const subgraphs = await loadSubgraphs(entries.filter(({ name }) => domains.includes(name)));
    const settings = { dataDir: join(folder, 'unused'), databaseUrl: server!.url };
    await importData({ source, settings, subgraphs, report });
    await expect(importData({ source, settings, subgraphs, report })).rejects.toThrow(
      /identity: the database holds .*user/,
    );

    const after = await startHarness({ domains, env: { DATABASE_URL: server!.url } });
    try {
      const again = await seenBy(after);
      expect(again.seen).toEqual(seen);
      expect(again.liveCursor).not.toBe(liveCursor);
      expect(after.lines.join('\n')).not.toContain('demo data written');
    } finally {
      await after.dispose();
    }
  },
  60_000,
);
