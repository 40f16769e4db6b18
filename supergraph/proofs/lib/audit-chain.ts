import { chainHash, chainStart, type ChainLink } from '@houqin/kit/audit-chain';
import { ulid } from '@houqin/kit/id';
import type { openOrm } from '@houqin/kit/orm';
import { insertRows, run, type Row } from '@houqin/kit/sql';

export type Orm = Awaited<ReturnType<typeof openOrm>>;

const batch = 500;

/** Writes a chain of that many entries as the relay would have, straight into the table. */
export async function writeChain(
  orm: Orm,
  length: number,
  note: (links: readonly ChainLink[]) => void,
): Promise<void> {
  let hash = chainStart;
  for (let from = 1; from <= length; from += batch) {
    const rows: Row[] = [];
    const links: ChainLink[] = [];
    for (let position = from; position < Math.min(from + batch, length + 1); position++) {
      const entry = entryAt(position);
      hash = chainHash(hash, position, entry);
      rows.push({ ...entry, position, hash });
      links.push({ position, hash });
    }
    await orm.em.fork().transactional(async (tx) => {
      await insertRows(tx, 'audit_entry', rows);
      await run(tx, 'update feed_state set audit_position = ?, audit_hash = ? where id = 1', [
        from + rows.length - 1,
        hash,
      ]);
    });
    note(links);
  }
}

/** As large as an entry of a work order that changes hands. */
function entryAt(position: number): Row {
  const subject = ulid();
  return {
    id: ulid(),
    at: new Date(1_780_000_000_000 + position * 1000).toISOString().replace('T', ' ').slice(0, 23),
    actor: JSON.stringify({ kind: 'user', subjectId: subject, name: '周建国' }),
    action: 'maintenance.work-order.assigned',
    object_type: 'workOrder',
    object_id: ulid(),
    before: JSON.stringify({ assigneeId: null, state: 'OPEN' }),
    after: JSON.stringify({ assigneeId: subject, state: 'ASSIGNED' }),
    address: '10.0.3.17',
    reason: position % 3 === 0 ? '夜班，就近派工' : null,
    event_id: null,
    correlation_id: ulid(),
  };
}
