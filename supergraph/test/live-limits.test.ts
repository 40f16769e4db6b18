import { expect, it } from 'vitest';
import { composeContracts } from '../src/compose/compose.ts';
import { contracts } from './graph/contracts.ts';
import { LiveClient, until } from './graph/live-client.ts';
import { SignInOffice } from './graph/sign-in-office.ts';
import { startTestGateway } from './graph/test-gateway.ts';

const changes = `subscription ($after: String) {
  alarmChanged(after: $after) { cursor alarm { id value } }
}`;
const cursorOf = (result: { data?: Record<string, unknown> | null }) =>
  Number((result.data!['alarmChanged'] as { cursor: string }).cursor);

it('cuts a client that does not read, and its cursor brings it everything it missed', async () => {
  const gateway = await startTestGateway({ live: { slowAfterMs: 2_500 } });
  const { feed } = gateway.graph;
  const slow = new LiveClient(gateway.socketUrl);
  const healthy = new LiveClient(gateway.socketUrl);
  const stuck = slow.follow(changes);
  const stream = healthy.follow(changes);
  await until('both to follow', () => feed.followers === 2);
  slow.socket!.pause();
  const long = 'x'.repeat(60_000);
  for (let value = 1; value <= 600; value += 1) feed.publish(long, value);
  await stream.count(600);
  await until('the slow one to be cut', () => gateway.live.connections === 1, 15_000);
  expect(feed.followers).toBe(1);
  slow.socket!.resume();
  await stuck.ended;
  // What was sent before the cut came whole and in order.
  const got = stuck.results.map(cursorOf);
  expect(got).toEqual(Array.from({ length: got.length }, (_, index) => index + 1));
  expect(got.length).toBeLessThan(600);

  const again = new LiveClient(gateway.socketUrl);
  const rest = again.follow(changes, { after: String(got.at(-1) ?? 0) });
  await rest.count(600 - got.length);
  expect([...got, ...rest.results.map(cursorOf)]).toEqual(
    Array.from({ length: 600 }, (_, index) => index + 1),
  );
  await Promise.all([slow.dispose(), healthy.dispose(), again.dispose()]);
  await gateway.stop();
}, 40_000);

it('ends a connection whose client is gone without a word', async () => {
  const gateway = await startTestGateway({ live: { heartbeatMs: 100 } });
  const client = new LiveClient(gateway.socketUrl);
  client.follow(changes);
  await until('it to follow', () => gateway.graph.feed.followers === 1);
  // A paused socket answers no ping, like a machine that lost its network.
  client.socket!.pause();
  await until('the heartbeat to notice', () => gateway.live.connections === 0);
  await until('its subscription to end', () => gateway.graph.feed.followers === 0);
  client.socket!.terminate();
  await gateway.stop();
});

it('sends everybody away when it stops, so that they come back and resume', async () => {
  const office = new SignInOffice();
  office.grant('lin', 'alarm:read');
  const gateway = await startTestGateway({ policy: office.policy });
  const client = new LiveClient(gateway.socketUrl, { token: office.token('lin'), locale: 'en' });
  const stream = client.follow(changes);
  await until('it to follow', () => gateway.graph.feed.followers === 1);
  const startedAt = performance.now();
  await gateway.stop();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  const end = await stream.ended;
  expect(end.errors![0]!.extensions).toMatchObject({ code: 'RESTARTING', retryable: true });
  await until('the close', () => client.closed.length > 0);
  expect(client.closed[0]!.code).toBe(1012);
  expect(gateway.graph.feed.followers).toBe(0);
});

it('lets requests in flight finish when it stops', async () => {
  const gateway = await startTestGateway();
  const answer = gateway.ask('{ secret }');
  await until('the subgraph to be asked', () => gateway.graph.contexts.get('staff') === 1);
  await gateway.stop();
  expect((await answer).data).toEqual({ secret: 's' });
  await expect(gateway.ask('{ hello }')).rejects.toThrow();
});

it('opens operations under the new supergraph after a reload', async () => {
  const lines: string[] = [];
  let sdl = composeContracts(contracts);
  const gateway = await startTestGateway({
    source: { label: 'test', read: () => Promise.resolve(sdl), files: () => [] },
    log: { info: (line) => void lines.push(line), error: (line) => void lines.push(line) },
  });
  const client = new LiveClient(gateway.socketUrl);
  const before = client.follow('subscription { alarmChanged { cursor } }');
  await until('it to follow', () => gateway.graph.feed.followers === 1);

  sdl = composeContracts(
    contracts.map((contract) => ({
      ...contract,
      sdl: contract.sdl.replace('value: Float!', 'value: Float! reading: Float'),
    })),
  );
  await gateway.holder.reload();
  expect(lines).toEqual(['supergraph reloaded from test']);
  const fresh = client.follow('subscription { alarmChanged { alarm { reading } } }');
  await until('both to follow', () => gateway.graph.feed.followers === 2);
  gateway.graph.feed.publish('a', 1);
  await Promise.all([before.count(1), fresh.count(1)]);

  sdl = 'type Query { nonsense';
  await gateway.holder.reload();
  expect(lines[1]).toMatch(/^supergraph refused, the old one keeps serving \(test\): Syntax Error/);
  expect((await gateway.ask('{ hello }')).data).toEqual({ hello: 'hello' });
  await client.dispose();
  await gateway.stop();
});
