import type { EntityManager, MikroORM } from '@mikro-orm/sql';
import { createHash } from 'node:crypto';
import { chainStart } from './audit-chain.ts';
import { ulid } from './id.ts';
import { insertIgnore, rows, run } from './sql.ts';

/** The tables in the file are not those of this program. Nothing was changed. */
export class DataOfAnotherVersion extends Error {
  readonly file: string;

  constructor(file: string) {
    super(
      `The data in ${file} belong to another version of this program and were left as they are. ` +
        'To keep them: run "npm run export -- DIR", set DATA_DIR to an empty folder, and run ' +
        '"npm run import -- DIR". To begin anew: set DATA_DIR to another folder, or move this one.',
    );
    this.name = 'DataOfAnotherVersion';
    this.file = file;
  }
}

/**
 * Makes the tables of an empty SQLite file, all or none, and notes a hash of their definition;
 * otherwise compares it.
 * @throws DataOfAnotherVersion
 */
export async function createOrCheckSqlite(orm: MikroORM, file: string): Promise<void> {
  const sql = await orm.schema.getCreateSchemaSQL({ wrap: false });
  const hash = createHash('sha256').update(sql).digest('hex');
  const em = orm.em.fork();
  const tables = await rows(em, "select name from sqlite_master where type = 'table'");
  if (tables.length === 0) {
    const note = `create table schema_version (hash text not null);
      insert into schema_version (hash) values ('${hash}');`;
    await orm.em.getConnection().executeDump(`begin immediate; ${sql}; ${note} commit;`);
    return;
  }
  const noted = tables.some(({ name }) => name === 'schema_version')
    ? await rows(em, 'select hash from schema_version')
    : [];
  if (noted[0]?.['hash'] !== hash) throw new DataOfAnotherVersion(file);
}

/** The first start of a domain's database begins its first epoch. */
export async function ensureFeedState(em: EntityManager): Promise<void> {
  const fork = em.fork();
  await run(
    fork,
    `${insertIgnore(fork)} feed_state
       (id, epoch, head_position, published_position, audit_position, audit_hash)
     values (1, ?, 0, 0, 0, ?)`,
    [ulid(), chainStart],
  );
}

/**
 * Begins another epoch: after a backup was restored, cursors given out since must not be taken for
 * positions of the restored numbering. Stop the domain's processes first.
 */
export async function beginEpoch(em: EntityManager): Promise<string> {
  const epoch = ulid();
  await run(em.fork(), 'update feed_state set epoch = ? where id = 1', [epoch]);
  return epoch;
}
