import { createServer } from 'node:net';
import { readSettings, type SettingError } from '@houqin/kit/settings';
import { expect, it } from 'vitest';
import { CompositionFailed } from '../src/compose/read-rover.ts';
import { checkSettings } from '../src/embedded/check-settings.ts';
import { startFault } from '../src/embedded/start-fault.ts';
import { bearer, localeOf } from '../src/http/request-facts.ts';
import { BoundedQueue } from '../src/live/bounded-queue.ts';

it.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['en;q=0.5, zh;q=0.9', 'zh'],
  ['fr-FR, fr;q=0.9, en;q=0.4', 'en'],
  ['*', 'zh'],
  ['en', 'en'],
])('reads the language of %j as %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});

it.each([
  ['Bearer abc.def-_~+/=', 'abc.def-_~+/='],
  ['bearer abc', 'abc'],
  ['Bearer ', null],
  ['Basic abc', null],
  ['Bearer a b', null],
  [undefined, null],
])('reads the token of %j', (header, token) => {
  expect(bearer(header)).toBe(token);
});

const base = { DATA_DIR: '/tmp', MQTT_PORT: '0', PORT: '0' };
const faultOf = (env: Record<string, string>) =>
  checkSettings(readSettings({ ...base, ...env })).then(
    () => null,
    (error: SettingError) => startFault(error, null),
  );

it('names the variable whose value cannot be used, in one line', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const faults = await Promise.all([
    faultOf({ PORT: String(port) }),
    faultOf({ MQTT_PORT: String(port) }),
    faultOf({ HOST: '203.0.113.9', PORT: String(port) }),
    faultOf({ DATA_DIR: '/dev/null/x' }),
    faultOf({ TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.key' }),
    faultOf({ NATS_URL: 'nats://127.0.0.1:4222' }),
  ]);
  taken.close();
  for (const [index, variable] of [
    'PORT=',
    'MQTT_PORT=',
    'HOST=',
    'DATA_DIR=',
    'TLS_CERT=',
    'NATS_URL=',
  ].entries()) {
    expect(faults[index]).toMatch(new RegExp(`^${variable}"[^"]+" cannot be used: .+`));
    expect(faults[index]).not.toContain('\n');
  }
  expect(await faultOf({})).toBeNull();
});

it('says faults of the database and of the composition without a stack, and none of its own', () => {
  const settings = readSettings({ DATABASE_URL: 'mysql://u:secret@127.0.0.1:1' });
  const refused = new Error('boom', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED', port: 1 }),
  });
  const line = startFault(refused, settings)!;
  expect(line).toMatch(/^DATABASE_URL=.*ECONNREFUSED/);
  expect(line).not.toContain('secret');
  expect(startFault(new CompositionFailed(['rooms: x']), settings)).toContain('rooms: x');
  expect(startFault(new TypeError('ours'), settings)).toBeNull();
});

it('keeps the order, holds its producer back, and drops what waits when it fails', async () => {
  const queue = new BoundedQueue<number>(2);
  queue.push(1, 0);
  queue.push(2, 5);
  let room = false;
  const waiting = queue.room().then(() => (room = true));
  await Promise.resolve();
  expect(room).toBe(false);
  expect(queue.age(12)).toBe(12);
  expect(await queue.take()).toEqual({ done: false, value: 1 });
  await waiting;
  expect(queue.age(12)).toBe(7);
  queue.fail(new Error('over'));
  queue.push(3, 20);
  await expect(queue.take()).rejects.toThrow('over');

  const other = new BoundedQueue<number>(2);
  const taken = other.take();
  other.push(1, 0);
  other.push(2, 0);
  other.finish();
  expect(await taken).toEqual({ done: false, value: 1 });
  expect(await other.take()).toEqual({ done: false, value: 2 });
  expect((await other.take()).done).toBe(true);
});
