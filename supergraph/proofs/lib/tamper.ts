import { chainHash, chainStart } from '@houqin/kit/audit-chain';
import { ulid } from '@houqin/kit/id';
import { insertRows, rows, run, type Row } from '@houqin/kit/sql';
import type { Random } from './random.ts';

/** The manager of one transaction. */
export type EntityManager = Parameters<typeof rows>[0];

/** What was done, and the first place that is no longer as it was written. */
export interface Tampering {
  readonly what: string;
  readonly position: number;
}

type Tamper = (tx: EntityManager, random: Random, length: number) => Promise<Tampering>;

const columns = [
  ...['id', 'hash', 'at', 'actor', 'action', 'object_type', 'object_id', 'before', 'after'],
  ...['address', 'reason', 'event_id', 'correlation_id'],
];

/** What is written: the rest the database makes of it, and takes from nobody. */
function stored(tx: EntityManager): string {
  const quote = (name: string) => tx.getPlatform().quoteIdentifier(name);
  return ['position', ...columns].map(quote).join(', ');
}

/** Everything that somebody with all rights on the database might do to the trail. */
export const tamperings: readonly Tamper[] = [
  edit,
  erase,
  swapPositions,
  swapContents,
  (tx, random, length) => cut(tx, random, length, false),
  (tx, random, length) => cut(tx, random, length, true),
  insertAgain,
  rewrite,
  moveAway,
];

const place = (random: Random, length: number) => 1 + random.integer(length);

async function entryAt(tx: EntityManager, position: number): Promise<Row> {
  const [entry] = await rows(tx, `select ${stored(tx)} from audit_entry where position = ?`, [
    position,
  ]);
  return entry!;
}

async function edit(tx: EntityManager, random: Random, length: number): Promise<Tampering> {
  const position = place(random, length);
  const column = random.pick(columns);
  const old = (await entryAt(tx, position))[column];
  const value =
    // Ids of one millisecond follow each other: another last letter may be the neighbour's.
    column === 'id'
      ? ulid()
      : typeof old === 'number'
        ? old + 1
        : old === null || old === undefined
          ? 'x'
          : `${old.slice(0, -1)}${old.endsWith('0') ? '1' : '0'}`;
  const quoted = tx.getPlatform().quoteIdentifier(column);
  await run(tx, `update audit_entry set ${quoted} = ? where position = ?`, [value, position]);
  return { what: `edit ${column}`, position };
}

async function erase(tx: EntityManager, random: Random, length: number): Promise<Tampering> {
  const position = place(random, length);
  await run(tx, 'delete from audit_entry where position = ?', [position]);
  return { what: 'delete', position };
}

async function swapPositions(tx: EntityManager, random: Random, length: number) {
  const [first, second] = two(random, length);
  const [a, b] = [await entryAt(tx, first), await entryAt(tx, second)];
  const move = (id: unknown, to: number) =>
    run(tx, 'update audit_entry set position = ? where id = ?', [to, id]);
  await move(a['id'], length + 1_000_000);
  await move(b['id'], first);
  await move(a['id'], second);
  return { what: 'swap positions', position: first };
}

async function swapContents(tx: EntityManager, random: Random, length: number) {
  const [first, second] = two(random, length);
  const [a, b] = [await entryAt(tx, first), await entryAt(tx, second)];
  await run(tx, 'delete from audit_entry where position in (?, ?)', [first, second]);
  await insertRows(tx, 'audit_entry', [
    { ...b, position: first, hash: a['hash'] },
    { ...a, position: second, hash: b['hash'] },
  ]);
  return { what: 'swap contents', position: first };
}

function two(random: Random, length: number): readonly [number, number] {
  const first = place(random, length - 1);
  return [first, first + 1 + random.integer(length - first)];
}

async function cut(tx: EntityManager, random: Random, length: number, mended: boolean) {
  const position = place(random, length);
  const last = position > 1 ? await entryAt(tx, position - 1) : null;
  await run(tx, 'delete from audit_entry where position >= ?', [position]);
  if (mended) await setEnd(tx, position - 1, String(last?.['hash'] ?? chainStart));
  return { what: mended ? 'cut the end and mend the state' : 'cut the end', position };
}

/** Takes an entry out and puts another in its place, with a hash that fits the entry before. */
async function insertAgain(tx: EntityManager, random: Random, length: number) {
  const position = place(random, length);
  const old = await entryAt(tx, position);
  const before = position > 1 ? String((await entryAt(tx, position - 1))['hash']) : chainStart;
  const forged: Row = { ...old, id: ulid() };
  await run(tx, 'delete from audit_entry where position = ?', [position]);
  const hash = chainHash(before, position, forged);
  await insertRows(tx, 'audit_entry', [{ ...forged, hash }]);
  // The chain breaks behind it; only an anchor shows that it begins here.
  return { what: 'insert again', position };
}

/** Edits an entry and makes the whole chain behind it, and the state, fit. */
async function rewrite(tx: EntityManager, random: Random, length: number) {
  const position = place(random, length);
  const rest = await rows(
    tx,
    `select ${stored(tx)} from audit_entry where position >= ? order by position`,
    [position],
  );
  let hash = position > 1 ? String((await entryAt(tx, position - 1))['hash']) : chainStart;
  await run(tx, 'delete from audit_entry where position >= ?', [position]);
  const forged = rest.map((entry, index): Row => {
    const changed = index === 0 ? { ...entry, reason: 'as agreed' } : entry;
    hash = chainHash(hash, position + index, changed);
    return { ...changed, hash };
  });
  for (let from = 0; from < forged.length; from += 100)
    await insertRows(tx, 'audit_entry', forged.slice(from, from + 100));
  await setEnd(tx, length, hash);
  return { what: 'rewrite all that follows', position };
}

async function moveAway(tx: EntityManager, random: Random, length: number) {
  const position = place(random, length);
  const to = random.pick([null, 0, -5, length + 7]);
  await run(tx, 'update audit_entry set position = ? where position = ?', [to, position]);
  return { what: `move to ${to}`, position };
}

const setEnd = (tx: EntityManager, position: number, hash: string) =>
  run(tx, 'update feed_state set audit_position = ?, audit_hash = ? where id = 1', [
    position,
    hash,
  ]);
