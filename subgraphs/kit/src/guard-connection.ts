import type { AbstractSqlConnection } from '@mikro-orm/sql';
import { admitTransaction, guardQuery, guardTransaction } from './guard.ts';

/** The methods of MikroORM's connection by which every query of an entity manager passes. */
interface Guarded {
  execute(
    query: unknown,
    params?: unknown,
    method?: unknown,
    context?: object,
    log?: unknown,
  ): Promise<unknown>;
  stream(
    query: unknown,
    params?: unknown,
    context?: object,
    ...rest: unknown[]
  ): AsyncIterable<unknown>;
  begin(options?: { ctx?: object }): Promise<object>;
  transactional(
    work: (transaction: object) => Promise<unknown>,
    options?: { ctx?: object },
  ): Promise<unknown>;
}

/** Puts the transaction guard before every query of a connection; `database` names it in errors. */
export function guardConnection(connection: AbstractSqlConnection, database: string): void {
  const guarded = connection as unknown as Guarded;
  const bare: Guarded = {
    execute: guarded.execute.bind(connection),
    stream: guarded.stream.bind(connection),
    begin: guarded.begin.bind(connection),
    transactional: guarded.transactional.bind(connection),
  };
  guarded.execute = async (query, params, method, context, log) => {
    guardQuery(database, context);
    return bare.execute(query, params, method, context, log);
  };
  guarded.stream = (query, params, context, ...rest) => {
    guardQuery(database, context);
    return bare.stream(query, params, context, ...rest);
  };
  guarded.begin = async (options) => {
    guardQuery(database, options?.ctx);
    const transaction = await bare.begin(options);
    admitTransaction(transaction);
    return transaction;
  };
  guarded.transactional = (work, options) =>
    options?.ctx
      ? bare.transactional(work, options)
      : guardTransaction(database, () => bare.transactional(work, options));
}
