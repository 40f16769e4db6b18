import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLogger } from '@houqin/kit/log';
import { startTestSubgraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { demoId } from '@houqin/kit/id';
import { GatewayAuthenticator } from '../src/gateway/gateway-authenticator.ts';
import { MqttBroker } from '../src/ingest/mqtt-broker.ts';
import { Simulator } from '../src/simulation/simulator.ts';
import { subgraph } from '../src/subgraph.ts';
import { build, gatewayCode, gatewaySecret, or07, reading, telemetryOf } from './hospital.ts';

const port = 41_603;
const url = `mqtt://127.0.0.1:${port}`;
let running: TestSubgraph;
let broker: MqttBroker;
let simulator: Simulator;

beforeAll(async () => {
  running = await startTestSubgraph(subgraph, { database: 'sqlite' });
  await build(running, [or07, { code: 'o0305-co2', point: { quantity: 'CO2', unit: '[ppm]' } }]);
  const telemetry = telemetryOf(running);
  const gateways = new GatewayAuthenticator(() => telemetry.points);
  const settings = { host: '127.0.0.1', mqttPort: port };
  broker = await MqttBroker.listen(settings, telemetry, gateways, silentLogger);
  simulator = new Simulator({
    ...{ url, username: gatewayCode, password: gatewaySecret, log: silentLogger },
    registered: () => telemetry.points.byCode,
  });
});
afterAll(async () => {
  await simulator.close();
  await broker.close();
  await running.stop();
});

const until = async (what: string, look: () => boolean) => {
  for (const end = Date.now() + 8_000; !look();) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

it('publishes what it has a signal for, and knows its own messages', async () => {
  const latest = (code: string) => telemetryOf(running).latest(demoId(`point:${code}`));
  await until('a reading', () => latest('or07-pressure') !== null);
  expect(latest('or07-pressure')!.value).toBeGreaterThan(7);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(latest('o0305-co2')).toBeNull();
  expect(simulator.keptOff(Date.now())).toEqual([]);
});

it('keeps off a point for half an hour when somebody else publishes it', async () => {
  const other = await connectAsync(url, {
    ...{ username: gatewayCode, password: gatewaySecret, protocolVersion: 4 },
  });
  await other.publishAsync('houqin/points/or07-pressure', JSON.stringify(reading(1)), { qos: 1 });
  await until('the simulator to notice', () => simulator.keptOff(Date.now()).length > 0);
  expect(simulator.keptOff(Date.now() + 29 * 60_000)).toEqual(['or07-pressure']);
  expect(simulator.keptOff(Date.now() + 31 * 60_000)).toEqual([]);
  await other.endAsync(true);
});
