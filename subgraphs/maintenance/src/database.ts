import type { Context } from '@houqin/kit/context';

/** An entity manager of this domain: a context's for reading, a transaction's for writing. */
export type Database = Context['em'];
