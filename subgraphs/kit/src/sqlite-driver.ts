import type { Configuration, DriverException } from '@mikro-orm/core';
import { SqliteConnection, SqliteDriver } from '@mikro-orm/sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutsideTransaction } from './guard.ts';
import { guardConnection } from './guard-connection.ts';

/**
 * How every SQLite file of the platform is opened: the one named place.
 * FULL: a committed answer survives a power cut, WAL alone does not promise that.
 * busy_timeout stops the whole process while another one (export, a shell) writes, so it is short;
 * transactions wait for longer without stopping anything, see `beginImmediate`.
 */
const pragmas = `
  pragma journal_mode = WAL;
  pragma synchronous = FULL;
  pragma foreign_keys = ON;
  pragma busy_timeout = 50;
`;

/** How long a transaction waits for another process's, in ms. */
const lockWaitMs = 5000;

interface QueryConnection {
  executeQuery(query: never): Promise<unknown>;
}

/**
 * Takes the write lock at once: a transaction that begins by reading and then writes can fail
 * half-way when another process wrote in between.
 */
async function beginImmediate(connection: QueryConnection): Promise<void> {
  const deadline = performance.now() + lockWaitMs;
  for (;;) {
    try {
      await connection.executeQuery({ sql: 'begin immediate', parameters: [] } as never);
      return;
    } catch (error) {
      const isBusy = (error as { code?: string }).code?.startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() > deadline) throw error;
      await sleep(5 + Math.random() * 20);
    }
  }
}

class EmbeddedSqliteConnection extends SqliteConnection {
  override createKyselyDialect(options: Record<string, unknown>) {
    const dialect = super.createKyselyDialect(options);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => {
      const driver = createDriver();
      driver.beginTransaction = (connection) => beginImmediate(connection);
      return driver;
    };
    return dialect;
  }

  override async connect(options?: { skipOnConnect?: boolean }): Promise<void> {
    await super.connect(options);
    await this.executeDump(pragmas);
  }
}

/** SQLite through better-sqlite3, one connection, durable and guarded. */
export class EmbeddedSqliteDriver extends SqliteDriver {
  constructor(config: Configuration) {
    super(config);
    const connection = new EmbeddedSqliteConnection(config);
    guardConnection(connection, config.get('contextName'));
    Object.assign(this, { connection });
  }

  override convertException(error: Error): DriverException {
    // MikroORM would wrap it like an error of the server.
    if (error instanceof OutsideTransaction) throw error;
    return super.convertException(error);
  }
}
