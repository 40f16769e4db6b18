import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@houqin/kit/clock';
import { createLogger } from '@houqin/kit/log';
import { readSettings } from '@houqin/kit/settings';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSubgraphs } from '../src/embedded/load-subgraphs.ts';
import { startSystem, type RunningSystem } from '../src/embedded/start-system.ts';
import type { Rate } from '../src/limits/rate-limit.ts';
import { repository } from '../src/repository.ts';

/**
 * The whole embedded system in this process, on ports and in a folder of its own. For a process
 * that can be killed see `proofs/lib/system.ts`.
 */
export interface Harness extends RunningSystem {
  readonly dataDir: string;
  /** Lines of the start, as an operator sees them. */
  readonly lines: readonly string[];
  ask<T>(query: string, options?: HarnessAsk): Promise<HarnessAnswer<T>>;
  /** An access token of a demo account. */
  signIn(username: string, password?: string): Promise<string>;
  /** An access token of a demo program. */
  signInClient(clientId: string, clientSecret?: string): Promise<string>;
  /** Ends it and starts it again on the same data. */
  restart(): Promise<Harness>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

export interface HarnessAsk {
  readonly token?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** `/graphql` unless said. */
  readonly path?: string;
}

export interface HarnessAnswer<T> {
  readonly data?: T | null;
  readonly errors?: { message: string; extensions: Record<string, unknown> }[];
}

export interface HarnessOptions {
  /** Variables beside PORT, MQTT_PORT and DATA_DIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** Only these domains, composed from what their code says; all of rover.yaml otherwise. */
  readonly domains?: readonly string[];
  readonly dataDir?: string;
  readonly clock?: Clock;
  /** How often one vendor may ask; the contract's rate unless said. */
  readonly rateOfVendors?: Rate;
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'houqin-harness-')));
  const lines: string[] = [];
  const settings = readSettings({
    ...{ PORT: '0', MQTT_PORT: '0', SIMULATION: 'off', DEMO: 'tiny', LOG_LEVEL: 'silent' },
    ...options.env,
    DATA_DIR: dataDir,
  });
  const system = await startSystem({
    settings,
    log: createLogger(settings.logLevel),
    report: (line) => void lines.push(line),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.rateOfVendors ? { rateOfVendors: options.rateOfVendors } : {}),
    ...(options.domains ? { roverFile: await roverOf(options.domains, dataDir) } : {}),
  });
  const ask = async <T>(
    query: string,
    { token, variables, headers, path = '/graphql' }: HarnessAsk = {},
  ) => {
    const response = await fetch(`${system.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as HarnessAnswer<T>;
  };
  return {
    ...system,
    ...{ dataDir, lines, ask },
    async signIn(username, password = 'houqin-demo') {
      const { data, errors } = await ask<{ login: { accessToken: string } }>(
        'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
        { variables: { input: { username, password } } },
      );
      if (!data) throw new Error(`${username}: ${JSON.stringify(errors)}`);
      return data.login.accessToken;
    },
    async signInClient(clientId, clientSecret = 'houqin-demo') {
      const { data, errors } = await ask<{ loginClient: { accessToken: string } }>(
        'mutation ($input: LoginClientInput!) { loginClient(input: $input) { accessToken } }',
        { variables: { input: { clientId, clientSecret } } },
      );
      if (!data) throw new Error(`${clientId}: ${JSON.stringify(errors)}`);
      return data.loginClient.accessToken;
    },
    async restart() {
      await system.stop();
      return startHarness({ ...options, dataDir });
    },
    async dispose() {
      await system.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A rover.yaml over a part of the domains, their contracts taken from the running code. */
async function roverOf(domains: readonly string[], folder: string): Promise<string> {
  const entries = (await readRover(join(repository, 'rover.yaml'))).filter(({ name }) =>
    domains.includes(name),
  );
  const lines = ['federation_version: =2.9.0', 'subgraphs:'];
  for (const [index, subgraph] of (await loadSubgraphs(entries)).entries()) {
    const { name, url } = entries[index]!;
    const file = join(folder, `${name}.graphql`);
    await writeFile(file, (await subgraph.schema()).sdl);
    lines.push(`  ${name}:`, `    routing_url: ${url}`, `    schema: { file: ${file} }`);
  }
  const rover = join(folder, 'rover.yaml');
  await writeFile(rover, lines.join('\n'));
  return rover;
}
