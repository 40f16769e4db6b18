import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from './verify-audit.ts';
import type { Bus, PublishedEvent } from './bus.ts';
import { OutboxReader } from './outbox-reader.ts';
import { Relay } from './relay.ts';
import { databases, openTestOrm } from './testing/databases.ts';
import { Ward, wardNoun } from './testing/ward.ts';
import { silentLog } from './warn-log.ts';

describe.each(databases())('a process killed while it writes, on %s', (database) => {
  it('has kept all it answered for, each with its event', async () => {
    const lives = [wardNoun];
    const test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives });
    const answered = await killAfter(40, JSON.stringify(test.target));
    const published: PublishedEvent[] = [];
    const bus = {
      publish: (_domain, events) => Promise.resolve(void published.push(...events)),
    } as Partial<Bus>;
    const reader = await OutboxReader.open(test.orm.em, 'test');
    const relay = new Relay({ em: test.orm.em, reader, bus: bus as Bus, log: silentLog });
    await relay.start();
    const kept = (await test.orm.em.fork().findAll(Ward)).map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining(answered));
    expect(published.map(({ aggregateId }) => aggregateId).sort()).toEqual(kept.sort());
    expect(published.map(({ position }) => position)).toEqual(kept.map((_, i) => i + 1));
    expect(await verifyAudit(test.orm.em)).toMatchObject({ entries: kept.length, fault: null });
    await relay.stop();
    await test.close();
  });
});

async function killAfter(count: number, target: string): Promise<string[]> {
  const writer = spawn(
    process.execPath,
    [
      ...['--conditions=houqin-source', '--import', '@houqin/kit/presets/register-typescript.mjs'],
      ...[fileURLToPath(new URL('testing/crash-writer.ts', import.meta.url)), target],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => writer.once('exit', resolve));
  const lines: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    lines.push(line);
    if (lines.length === count) writer.kill('SIGKILL');
  }
  await ended;
  return lines;
}
