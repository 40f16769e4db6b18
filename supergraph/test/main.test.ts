import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../src/repository.ts';
import { startHarness } from './harness.ts';

/** Runs the program as `npm start` does, with only these variables of ours. */
function run(env: Record<string, string>) {
  const flags = [
    '--conditions=houqin-source',
    '--import',
    '@houqin/kit/presets/register-typescript.mjs',
  ];
  const child = spawn(process.execPath, [...flags, join(repository, 'supergraph/src/main.ts')], {
    cwd: repository,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  return new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.on('exit', (code) => resolve({ code, stderr })),
  );
}

it('says in one line which variable is wrong, and ends with 1', async () => {
  const { code, stderr } = await run({ PORT: 'abc' });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'PORT="abc" cannot be used: use a whole number from 0 to 65535\n',
  });
}, 20_000);

it('says in one line that a port is taken, and ends with 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const { code, stderr } = await run({ PORT: String(port), MQTT_PORT: '0', DATA_DIR: '/tmp' });
  taken.close();
  expect(code).toBe(1);
  expect(stderr).toBe(
    `PORT="${port}" cannot be used: another program listens there; choose another\n`,
  );
}, 20_000);

it('does not say the password of a database that does not answer', async () => {
  const { code, stderr } = await run({
    DATABASE_URL: 'mysql://houqin:Zq9-never-shown@127.0.0.1:9',
    ...{ PORT: '0', MQTT_PORT: '0', DATA_DIR: '/tmp' },
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^DATABASE_URL/);
  expect(stderr).not.toContain('Zq9-never-shown');
}, 20_000);

describe('outside a demo', () => {
  const real = { DEMO: 'none', PORT: '0', MQTT_PORT: '0' };
  it.each([
    ['HOUQIN_ADMIN_PASSWORD', 'houqin-demo'],
    ['HOUQIN_ADMIN_PASSWORD', 'ChangeMe'],
    ['DATABASE_URL', 'mysql://root:root@db.hospital.example:3306'],
    ['DATABASE_URL', 'mysql://root@db.hospital.example:3306'],
    ['MQTT_URL', 'mqtt://houqin:houqin-demo@mqtt.hospital.example'],
  ])('does not start with a secret that everybody knows: %s=%s', async (variable, value) => {
    const { code, stderr } = await run({ ...real, [variable]: value });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${variable}="***" cannot be used: its password is known to everybody; choose another\n`,
    });
  });

  it('does not go on with the accounts of a demo', { timeout: 60_000 }, async () => {
    const demo = await startHarness();
    await demo.stop();
    const { code, stderr } = await run({ ...real, DATA_DIR: demo.dataDir });
    await rm(demo.dataDir, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^DEMO="none" cannot be used: these data hold \d+ accounts with the demo password .*\n$/,
    );
  });
});
