import type { EntityManager } from '@mikro-orm/sql';
import type { SubgraphRuntime } from './runtime.ts';
import { rows, run } from './sql.ts';

/** Name of the note in `job_schedule` that the demo rows are, or are being, written. */
const note = 'demo-data';

/** Nothing was ever recorded here: a database somebody works with gets no demo rows. */
export async function isNewDatabase(em: EntityManager): Promise<boolean> {
  return (await rows(em.fork(), 'select 1 as one from outbox limit 1')).length === 0;
}

/**
 * Runs the seeding once per database: into a new one, or where an earlier run did not end.
 * @returns whether it ran
 */
export async function seedOnce(
  { name, orm, process }: SubgraphRuntime,
  isNew: boolean,
  seed: () => Promise<void>,
): Promise<boolean> {
  const em = orm.em.fork();
  const [noted] = await rows(em, 'select finished_at from job_schedule where name = ?', [note]);
  if (noted?.['finished_at']) return false;
  if (!noted && !isNew) {
    process.log.warn({ subgraph: name }, 'the database is in use: no demo data are written');
    return false;
  }
  const now = process.clock.now();
  if (!noted) {
    const insert = 'insert into job_schedule (name, next_run_at, started_at) values (?, ?, ?)';
    await run(em, insert, [note, now, now]);
  }
  await seed();
  await run(em, 'update job_schedule set finished_at = ? where name = ?', [now, note]);
  return true;
}
