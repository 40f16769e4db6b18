import { AsyncLocalStorage } from 'node:async_hooks';

/** One database transaction as the code running inside it sees it. */
interface OpenTransaction {
  readonly database: string;
  /** The driver's transaction and its savepoints. */
  readonly contexts: WeakSet<object>;
  state: 'opening' | 'open' | 'closed';
}

const current = new AsyncLocalStorage<OpenTransaction | undefined>();

/**
 * Another entity manager was awaited inside a transaction. SQLite has one connection, held by the
 * transaction, so the query would wait for ever; MySQL would answer from outside the transaction.
 */
export class OutsideTransaction extends Error {
  constructor(database: string, open: string) {
    super(
      `Inside a transaction on "${open}" only its own entity manager (the argument "tx") may be ` +
        `awaited; another one asked "${database}". Read before the transaction, or use "tx".`,
    );
    this.name = 'OutsideTransaction';
  }
}

/** @throws OutsideTransaction when a transaction is open here and the query does not run in it */
export function guardQuery(database: string, context: object | undefined): void {
  const open = current.getStore();
  if (!open || open.state !== 'open') return;
  if (context && open.contexts.has(context)) return;
  throw new OutsideTransaction(database, open.database);
}

/** Runs `work`, which opens, uses and ends exactly one transaction. */
export async function guardTransaction<T>(database: string, work: () => Promise<T>): Promise<T> {
  guardQuery(database, undefined);
  const open: OpenTransaction = { database, contexts: new WeakSet(), state: 'opening' };
  return current.run(open, async () => {
    try {
      return await work();
    } finally {
      // What the work left running behind is outside from now on.
      open.state = 'closed';
    }
  });
}

/** The driver began a transaction, or a savepoint in one: queries on it pass from now on. */
export function admitTransaction(context: object): void {
  const open = current.getStore();
  if (!open || open.state === 'closed') return;
  open.contexts.add(context);
  open.state = 'open';
}

/** Runs `work` as if no transaction were open: for starting what lives longer than one. */
export function outsideTransaction<T>(work: () => T): T {
  return current.run(undefined, work);
}
