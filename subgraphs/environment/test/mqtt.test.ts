import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect as openSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingServer } from '@houqin/kit/testing/missing-server';
import { silentLogger } from '@houqin/kit/log';
import { startTestSubgraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { demoId } from '@houqin/kit/id';
import { Alarm } from '../src/alarm/alarm.entity.ts';
import { DeadLetter } from '../src/dead-letter/dead-letter.entity.ts';
import { GatewayAuthenticator } from '../src/gateway/gateway-authenticator.ts';
import { ingestOf } from '../src/ingest/ingest-service.ts';
import { MqttBroker } from '../src/ingest/mqtt-broker.ts';
import { MqttSource } from '../src/ingest/mqtt-source.ts';
import { subgraph } from '../src/subgraph.ts';
import { query } from '../src/telemetry/reading-store.ts';
import { build, gatewayCode, gatewaySecret, or07, reading, telemetryOf } from './hospital.ts';

const minute = 60_000;
const points = [
  or07,
  { code: 'foreign', point: { fieldGatewayId: demoId('gateway:other-gateway') } },
  { code: 'stream' },
];

async function until<T>(what: string, look: () => Promise<T | false | null> | T | false | null) {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain for ${what}`);
}

const stored = async (running: TestSubgraph, series: number) => {
  const em = ingestOf(running.runtime).readings.em();
  const sql = `select count(*) n from reading where series = ${series}`;
  return Number((await query<{ n: number }>(em, sql))[0]!.n);
};

describe('the embedded broker', () => {
  const port = 41_601;
  let running: TestSubgraph;
  let broker: MqttBroker;
  let device: MqttClient;

  const sign = (username: string, password: string, clientId = `test-${Math.random()}`) =>
    connectAsync(
      `mqtt://127.0.0.1:${port}`,
      {
        ...{ username, password, clientId, protocolVersion: 4, reconnectPeriod: 100 },
        connectTimeout: 2_000,
      },
      false,
    );

  beforeAll(async () => {
    running = await startTestSubgraph(subgraph, { database: 'sqlite' });
    await build(running, points);
    const telemetry = telemetryOf(running);
    broker = await MqttBroker.listen(
      { host: '127.0.0.1', mqttPort: port },
      telemetry,
      new GatewayAuthenticator(() => telemetry.points),
      silentLogger,
    );
    device = await sign(gatewayCode, gatewaySecret);
  });
  afterAll(async () => {
    await device.endAsync(true);
    await broker.close();
    await running.stop();
  });

  const letters = (where: object) => running.runtime.orm.em.fork().find(DeadLetter, where);

  it('turns away who cannot prove to be a gateway', async () => {
    for (const [code, secret] of [
      [gatewayCode, 'wrong'],
      ['nobody', gatewaySecret],
      ['', ''],
    ] as const)
      await expect(sign(code, secret)).rejects.toThrow(/not authori[sz]ed|bad user/i);
  });

  it('acknowledges a reading when it is durable, with its alarm', async () => {
    await device.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(8)), {
      qos: 1,
    });
    await device.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(1)), {
      qos: 1,
    });
    expect(await stored(running, 1)).toBe(2);
    expect(await running.runtime.orm.em.fork().find(Alarm, {})).toMatchObject([{ active: true }]);
  });

  it('takes thousands of messages in flight and loses none', async () => {
    const now = Date.now() - 5_000 * 1_000;
    await Promise.all(
      Array.from({ length: 3_000 }, (_, index) =>
        device.publishAsync(
          'houqin/points/stream',
          JSON.stringify(reading(index % 7, now + index * 1_000)),
          { qos: 1 },
        ),
      ),
    );
    expect(await stored(running, 3)).toBe(3_000);
  });

  it('tells a gateway what became of its rows, and nobody else', async () => {
    const other = await sign('other-gateway', gatewaySecret);
    const heard: string[] = [];
    other.on('message', (topic) => heard.push(topic));
    const refused = await other
      .subscribeAsync(`houqin/receipts/${gatewayCode}`, { qos: 1 })
      .catch(() => 'refused');
    expect(refused === 'refused' || (refused as { qos: number }[])[0]?.qos === 128).toBe(true);
    await other.subscribeAsync('houqin/points/#', { qos: 1 });

    const receipts: unknown[] = [];
    await device.subscribeAsync(`houqin/receipts/${gatewayCode}`, { qos: 1 });
    device.on('message', (_topic, payload) => receipts.push(JSON.parse(payload.toString())));
    const at = Date.now();
    await device.publishAsync(
      'houqin/points/stream',
      JSON.stringify([reading(1, at), reading(1, at), reading(2, at - minute), { t: 'x', v: 1 }]),
      { qos: 1 },
    );
    await until('a receipt', () => receipts.length > 0);
    expect(receipts[0]).toEqual({
      ...{ point: 'stream', stored: 2, late: 1, outOfRange: 0, duplicate: 1 },
      refused: [{ reason: 'BAD_INSTANT', count: 1 }],
    });
    expect(heard).toEqual([]);
    await other.endAsync(true);
  });

  it('refuses foreign points, wrong topics and 10 MB without losing the connection', async () => {
    for (const [topic, payload] of [
      ['houqin/points/foreign', JSON.stringify(reading(1))],
      ['houqin/pints/or07', JSON.stringify(reading(1))],
      ['houqin/receipts/other-gateway', '{}'],
      ['houqin/points/or07-pressure', Buffer.alloc(10_000_000, 0x20)],
    ] as const)
      await device.publishAsync(topic, payload, { qos: 1 });
    const reasons = (await letters({ topic: { $ne: 'houqin/points/stream' } })).map(
      (one) => one.reason,
    );
    expect(reasons.sort()).toEqual(['BAD_TOPIC', 'BAD_TOPIC', 'FOREIGN_POINT', 'TOO_LARGE']);
    expect(device.connected).toBe(true);
  });

  it('survives what is no MQTT, and a packet that would fill the memory', async () => {
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 0x00]),
      Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff]),
    ])
      await new Promise<void>((resolve) => {
        const socket = openSocket(port, '127.0.0.1', () => socket.write(bytes));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        setTimeout(() => socket.destroy(), 300);
      });
    await device.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(9)), {
      qos: 1,
    });
    expect(device.connected).toBe(true);
  });

  it('ends the connection of a gateway that was suspended', async () => {
    const em = running.runtime.orm.em.fork();
    const other = await sign('other-gateway', gatewaySecret);
    const closed = new Promise<void>((resolve) => other.once('close', () => resolve()));
    await em.execute("update field_gateway set state = 'SUSPENDED' where code = 'other-gateway'");
    await telemetryOf(running).reload();
    void other
      .publishAsync('houqin/points/foreign', JSON.stringify(reading(1)), { qos: 1 })
      .catch(() => undefined);
    await closed;
    await other.endAsync(true);
    expect(await stored(running, 2)).toBe(0);
  });
});

const mosquitto = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto'].find((file) => existsSync(file));

describe('a broker elsewhere', () => {
  if (!mosquitto) {
    missingServer('mosquitto');
    return;
  }
  const port = 41_602;
  const url = `mqtt://127.0.0.1:${port}`;
  let server: ChildProcess;
  let running: TestSubgraph;
  let source: MqttSource;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'houqin-mosquitto-'));
    const file = join(folder, 'mosquitto.conf');
    writeFileSync(
      file,
      `listener ${port} 127.0.0.1\nallow_anonymous true\nmax_inflight_messages 0\n`,
    );
    server = spawn(mosquitto, ['-c', file], { stdio: 'ignore' });
    running = await startTestSubgraph(subgraph, { database: 'sqlite' });
    await build(running, points);
    await until('mosquitto', () =>
      connectAsync(url, { connectTimeout: 500 }, false).then(
        (client) => client.endAsync().then(() => true),
        () => false,
      ),
    );
    source = new MqttSource(url, telemetryOf(running), silentLogger);
  });
  afterAll(async () => {
    await source.close();
    server.kill();
    await running.stop();
  });

  it('is read in batches, each message acknowledged once it is durable', async () => {
    const device = await connectAsync(url, { protocolVersion: 4 });
    await until('the subscription', async () => {
      await device.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(8)), {
        qos: 1,
      });
      return (await stored(running, 1)) > 0;
    });
    const now = Date.now() - 5_000_000;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) =>
        device.publishAsync(
          'houqin/points/stream',
          JSON.stringify(reading(1, now + index * 1_000)),
          {
            qos: 1,
          },
        ),
      ),
    );
    await until('2,000 readings', async () => (await stored(running, 3)) === 2_000);
    // One at a time, with a window of 20 ms each, would take 40 s.
    expect(performance.now() - began).toBeLessThan(4_000);
    await device.endAsync();
  });

  it('delivers what came while nobody listened', async () => {
    const device = await connectAsync(url, { protocolVersion: 4 });
    await source.close();
    await device.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(1)), {
      qos: 1,
    });
    source = new MqttSource(url, telemetryOf(running), silentLogger);
    await until('the alarm', async () => (await running.runtime.orm.em.fork().count(Alarm)) === 1);
    await device.endAsync();
  });
});
