import type { EntityClass } from '@mikro-orm/core';
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { IdempotencyMismatch, NotFound, ValidationFailed } from './errors.ts';
import { isMySql, rows, run, type Row } from './sql.ts';
import { transact, type Tx } from './unit-of-work.ts';
import { absentMs, untilMultiple } from './until-multiple.ts';
import type { WorkContext } from './work-context.ts';

export interface MutationCall {
  /** Name of the graph's mutation, `startWorkOrder`. */
  readonly name: string;
  /** The mutation's one input as the caller sent it. */
  readonly input: object;
}

/** How long a key is remembered, in days; `design.md` §7b. */
export const idempotencyDays = 7;

/**
 * `transact` for a mutation of the graph. The same caller, mutation and `idempotencyKey` with the
 * same input get the entity of the first answer, as it is now, without running `work` again; also
 * when both calls run at the same time. A failed call leaves no trace: its key may be used again.
 * @throws ValidationFailed without a key, IdempotencyMismatch when it came with other input
 */
export async function mutate<E extends { id: string }>(
  ctx: WorkContext,
  { name, input }: MutationCall,
  entity: EntityClass<E>,
  work: (tx: Tx) => Promise<E>,
): Promise<E> {
  const { idempotencyKey, ...rest } = input as { idempotencyKey?: unknown };
  if (
    typeof idempotencyKey !== 'string' ||
    idempotencyKey.length < 1 ||
    idempotencyKey.length > 200
  )
    throw new ValidationFailed('idempotencyKey', 'required');
  const id = sha256([principalOf(ctx), name, idempotencyKey].join('\0'));
  const inputHash = sha256(canonicalJson(rest));
  const startedAt = performance.now();
  return transact(ctx, async (tx) => {
    const first = await claim(tx, id, inputHash);
    if (first) return firstAnswer(tx, entity, first, inputHash);
    const answer = await work(tx);
    await run(tx, 'update idempotency_key set entity_id = ? where id = ?', [answer.id, id]);
    return answer;
  }).catch(async (error: unknown) => {
    // Behind the transaction: whether the row exists elsewhere is not seen in the time of the answer.
    if (error instanceof NotFound) await untilMultiple(startedAt, absentMs);
    throw error;
  });
}

/**
 * Takes the key for this transaction, after waiting for one that has it. A committed key always has
 * its entity, so a row without one is ours. MySQL gets an update instead of `insert ignore`: that
 * would share the lock among all who wait, and deadlock them when the holder fails.
 * @returns null, or what the first call left
 */
async function claim(tx: Tx, id: string, inputHash: string): Promise<Row | null> {
  const onRepeat = isMySql(tx) ? 'on duplicate key update id = id' : 'on conflict (id) do nothing';
  await run(
    tx,
    `insert into idempotency_key (id, input_hash, entity_id, created_at) values (?, ?, null, ?)
     ${onRepeat}`,
    [id, inputHash, new Date()],
  );
  const [row] = await rows(tx, 'select input_hash, entity_id from idempotency_key where id = ?', [
    id,
  ]);
  return row!['entity_id'] === null ? null : row!;
}

async function firstAnswer<E extends { id: string }>(
  tx: Tx,
  entity: EntityClass<E>,
  first: Row,
  inputHash: string,
): Promise<E> {
  if (first['input_hash'] !== inputHash) throw new IdempotencyMismatch();
  const id = String(first['entity_id']);
  const answer = (await tx.findOne<E>(entity, { id } as never)) as E | null;
  if (!answer) throw new NotFound(tx.getMetadata().get(entity).className, id);
  return answer;
}

/** Nobody in particular shares no keys with others at another address. */
const principalOf = ({ caller, address }: WorkContext) =>
  caller.kind === 'anonymous' ? `anonymous ${address ?? ''}` : `${caller.kind} ${caller.subjectId}`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
