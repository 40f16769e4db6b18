import type { Configuration, DriverException } from '@mikro-orm/core';
import { MySqlConnection, MySqlDriver } from '@mikro-orm/mysql';
import { OutsideTransaction } from './guard.ts';
import { guardConnection } from './guard-connection.ts';

// READ COMMITTED: after waiting for a lock, a transaction sees what the holder wrote; and no gap
// locks, which make inserts into busy tables deadlock. 10 s: a request should not wait for longer.
const session = [
  'set session transaction isolation level read committed',
  'set session innodb_lock_wait_timeout = 10',
];

/** The settings every pooled connection gets when it is made. */
export async function prepareMySqlConnection(connection: {
  executeQuery(query: never): Promise<unknown>;
}): Promise<void> {
  for (const sql of session) await connection.executeQuery({ sql, parameters: [] } as never);
}

/** MySQL protocol (MySQL 8, MariaDB, TiDB), guarded; instants keep their milliseconds. */
export class ServerMySqlDriver extends MySqlDriver {
  constructor(config: Configuration) {
    super(config);
    const connection = new MySqlConnection(config);
    guardConnection(connection, config.get('contextName'));
    Object.assign(this, { connection });
    // A column without a stated length would round to whole seconds, unlike on SQLite.
    this.platform.getDefaultDateTimeLength = () => 3;
    this.platform.getDateTimeTypeDeclarationSQL = ({ length }) => `datetime(${length ?? 3})`;
  }

  override convertException(error: Error): DriverException {
    // MikroORM would wrap it like an error of the server.
    if (error instanceof OutsideTransaction) throw error;
    return super.convertException(error);
  }
}
