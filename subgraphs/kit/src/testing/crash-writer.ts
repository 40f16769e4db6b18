// Commits wards with events to the database in argv[2] and prints each id once it is committed,
// until it is killed.
import { openOrm, type DatabaseTarget } from '../orm.ts';
import { record } from '../record.ts';
import { transact } from '../unit-of-work.ts';
import { dataContext } from './data.ts';
import { aWard, Ward, wardNoun } from './ward.ts';

const database = JSON.parse(process.argv[2]!) as DatabaseTarget;
const orm = await openOrm({
  ...{ domain: 'test', database, entities: [Ward], lives: [wardNoun] },
  schema: database.kind === 'mysql' ? 'none' : 'create',
});
for (;;) {
  const ward = await transact(dataContext(orm), (tx) => {
    const made = aWard();
    tx.persist(made);
    record(tx, made, { type: 'test.ward.opened', version: 1 });
    return Promise.resolve(made);
  });
  process.stdout.write(`${ward.id}\n`);
}
