import type { TestProject } from 'vitest/node';
import { findMariadbd, startPrivateMariadb } from './private-mariadb.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `mysql://root@127.0.0.1:<port>`; null when the machine has no server binary. */
    houqinMysqlUrl: string | null;
  }
}

// One server for all projects of a run: they share this process.
const shared: { server?: ReturnType<typeof startPrivateMariadb>; users: number } = { users: 0 };

/** Vitest global setup: a private MariaDB for the run, stopped after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = findMariadbd();
  if (!binary) {
    project.provide('houqinMysqlUrl', null);
    return () => Promise.resolve();
  }
  shared.server ??= startPrivateMariadb(binary);
  shared.users += 1;
  const server = await shared.server;
  project.provide('houqinMysqlUrl', server.url);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await server.stop();
  };
}
