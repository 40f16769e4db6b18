import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBackends } from '../../tools/build.mjs';

const supergraphDir = new URL('../..', import.meta.url).pathname;

/** A whole Houqin in a process of its own, to be used as its users do and killed as bad days do. */
export interface System {
  readonly url: string;
  readonly mqttUrl: string;
  readonly dataDir: string;
  /** Everything the process printed so far. */
  output(): string;
  /** Resident memory in MB. */
  pid(): number;
  /** SIGKILL, as a power cut would. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same data and ports. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

export interface SystemOptions {
  /** Beside those of every system; some say its own address. */
  readonly env?: Variables | ((url: string) => Variables);
}

const readyMs = 90_000; // the longest start the design allows

export async function startSystem(options: SystemOptions = {}): Promise<System> {
  await buildBackends();
  const dataDir = await mkdtemp(join(tmpdir(), 'houqin-'));
  const [port, mqttPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    MQTT_PORT: String(mqttPort),
    DATA_DIR: dataDir,
    DEMO: 'tiny',
    SIMULATION: 'off',
    APOLLO_TELEMETRY_DISABLED: 'true',
    LOG_LEVEL: 'warn',
    ...(typeof options.env === 'function' ? options.env(url) : options.env),
  };
  let output = '';
  let child: ChildProcess;

  const start = async () => {
    child = spawn(process.execPath, mainCommand(), {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => void (output += text));
    await untilReady(`http://127.0.0.1:${port}/readyz`, child, () => output);
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });

  await start();
  return {
    url,
    mqttUrl: `mqtt://127.0.0.1:${mqttPort}`,
    dataDir,
    output: () => output,
    pid: () => child.pid!,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: start,
    dispose: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Arguments with which Node runs the embedded system, as `npm start` does. */
export const mainCommand = (): string[] => [join(supergraphDir, 'dist/src/main.js')];

async function untilReady(url: string, child: ChildProcess, output: () => string) {
  const deadline = Date.now() + readyMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The system ended before it was ready:\n${output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The system was not ready within ${readyMs / 1000} s:\n${output()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
