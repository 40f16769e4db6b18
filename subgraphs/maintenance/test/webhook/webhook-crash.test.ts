import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DatabaseTarget } from '@houqin/kit/orm';
import { databases } from '@houqin/kit/testing/databases';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { claimMs } from '../../src/webhook/send-webhooks.ts';
import { Hospital, monday } from '../hospital.ts';
import { answer, Receiver } from './receiver.ts';
import * as v from './vendor.ts';

describe.each(databases())('senders of several processes, on %s', (database) => {
  let hospital: Hospital;
  let receiver: Receiver;
  let vendor: v.TestVendor;
  let endpointId: string;
  beforeEach(async () => {
    hospital = await Hospital.open(database, monday, { webhookPrivate: true });
    receiver = await Receiver.open();
    vendor = await v.aVendor(hospital, 'HENGTAI');
    ({ id: endpointId } = await v.anEndpoint(hospital, vendor, receiver.url));
  });
  afterEach(async () => {
    await receiver.close();
    await hospital.stop();
  });

  function target(): DatabaseTarget {
    const name = String(hospital.running.runtime.orm.config.get('dbName'));
    if (database === 'sqlite') return { kind: 'sqlite', file: name };
    const url = new URL(inject('houqinMysqlUrl')!);
    url.pathname = `/${name}`;
    return { kind: 'mysql', url: url.href };
  }
  const sender = (): readonly string[] => [
    ...['--conditions=houqin-source', '--import', '@houqin/kit/presets/register-typescript.mjs'],
    ...[fileURLToPath(new URL('webhook-sender.ts', import.meta.url)), JSON.stringify(target())],
    hospital.clock.now().toISOString(),
  ];
  const test = () => hospital.act(vendor.caller, 'sendTestWebhook', { endpointId }, 'id');

  it('a try whose process was killed before it was noted is made again under the same id', async () => {
    const { id } = await test();
    const child = spawn(process.execPath, sender(), { stdio: ['ignore', 'ignore', 'inherit'] });
    // The receiver has it; the sender dies before it can hear so.
    receiver.reply = () => child.kill('SIGKILL');
    await once(child, 'exit');
    expect(receiver.received).toHaveLength(1);
    expect((await v.deliveries(hospital, vendor.caller))[0]).toMatchObject({
      ...{ id, state: 'PENDING', attempts: 1, lastStatus: null },
    });
    receiver.reply = answer(204);
    hospital.clock.advance(claimMs - 1);
    expect(await v.deliver(hospital)).toBe(0);
    hospital.clock.advance(1);
    expect(await v.deliver(hospital)).toBe(1);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([id, id]);
    expect((await v.deliveries(hospital, vendor.caller))[0]).toMatchObject({
      ...{ state: 'DELIVERED', attempts: 2 },
    });
  });

  it('no message goes out twice when several send at the same time', async () => {
    const made: string[] = [];
    for (let n = 0; n < 12; n += 1) made.push((await test()).id);
    const run = promisify(execFile);
    const [mine, ...theirs] = await Promise.all([
      v.deliver(hospital),
      ...[1, 2].map(async () => Number((await run(process.execPath, sender())).stdout)),
    ]);
    const got = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(got.toSorted()).toEqual(made.toSorted());
    expect(mine + theirs.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(made.length);
  });
});
