import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PrivateMariadb {
  /** Without a database name. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The server's binary on PATH or in /usr/sbin; null when there is none. */
export function findMariadbd(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const name of ['mariadbd', 'mysqld'])
    for (const folder of folders)
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/**
 * Starts a server of our own: new data folder, free port on the loopback address, no password. It
 * does not wait for the disk, so it says nothing about durability.
 */
export async function startPrivateMariadb(binary: string, port = 0): Promise<PrivateMariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'houqin-mariadb-'));
  const data = join(folder, 'data');
  const user = userInfo().username;
  await promisify(execFile)(installer(binary), [
    ...['--no-defaults', `--datadir=${data}`, `--user=${user}`],
    ...['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
  ]);
  const chosen = port || (await freePort());
  const server = spawn(
    binary,
    [
      ...['--no-defaults', `--datadir=${data}`, `--user=${user}`, `--port=${chosen}`],
      ...['--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`],
      ...['--skip-name-resolve', '--skip-log-bin', '--performance-schema=off'],
      ...['--innodb-buffer-pool-size=64M', '--innodb-log-file-size=32M'],
      ...[
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-doublewrite=0',
        '--innodb-use-native-aio=0',
      ],
      ...['--character-set-server=utf8mb4', '--max-connections=400', '--max-allowed-packet=64M'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A run that ends without its teardown must not leave a server behind.
  process.once('exit', () => server.kill('SIGKILL'));
  const output = collect(server);
  await listening(server, chosen, output);
  return {
    url: `mysql://root@127.0.0.1:${chosen}`,
    pid: server.pid!,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null) {
        server.kill('SIGKILL'); // nothing in it is worth an orderly end
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function installer(binary: string): string {
  const folders = [
    '/usr/bin',
    '/usr/local/bin',
    join(binary, '..', '..', 'bin'),
    join(binary, '..'),
  ];
  const found = folders
    .flatMap((folder) =>
      ['mariadb-install-db', 'mysql_install_db'].map((name) => join(folder, name)),
    )
    .find((file) => existsSync(file));
  if (!found) throw new Error(`no mariadb-install-db beside ${binary}`);
  return found;
}

function collect(server: ChildProcess): () => string {
  let text = '';
  server.stderr?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4000)));
  return () => text;
}

async function listening(server: ChildProcess, port: number, output: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return;
    await sleep(100);
  }
  server.kill('SIGKILL');
  throw new Error(`the private mariadbd did not start: ${output()}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    // The greeting comes when the server is ready, not when it listens.
    socket.once('data', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => (socket.destroy(), resolve(false)));
    socket.setTimeout(1000, () => (socket.destroy(), resolve(false)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
