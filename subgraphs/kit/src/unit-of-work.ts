import { OptimisticLockError } from '@mikro-orm/core';
import { VersionConflict } from './errors.ts';
import { guardTransaction } from './guard.ts';
import { kitOf, type KitOrm } from './kit-orm.ts';
import { retryLostRaces } from './lost-race.ts';
import { beginState, type Tx, type TxState } from './tx-state.ts';
import type { WorkContext } from './work-context.ts';
import { writeRecords } from './write-records.ts';

export type { Tx } from './tx-state.ts';

/**
 * Runs `work` in one transaction with an entity manager of its own and commits. Events and audit
 * entries that `record` was given are rows of the same commit; the relay is woken after it.
 * On a deadlock or a lost race all of `work` runs again, up to three times: it must do nothing
 * outside `tx`, and inside it no other entity manager may be awaited.
 * @throws OutsideTransaction, VersionConflict, and what `work` throws
 */
export async function transact<T>(ctx: WorkContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  const kit = kitOf(ctx.em);
  try {
    return await retryLostRaces(() => attemptOnce(ctx, kit, work));
  } catch (error) {
    throw error instanceof OptimisticLockError ? conflictOf(error) : error;
  }
}

async function attemptOnce<T>(
  ctx: WorkContext,
  kit: KitOrm,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tx = ctx.em.fork();
  const state = beginState(tx, ctx);
  const result = await guardTransaction(kit.domain, async () => {
    await tx.begin();
    try {
      const answer = await work(tx);
      await finish(tx, state);
      return answer;
    } catch (error) {
      // A failing rollback (connection lost: the server rolls back) must not hide the cause.
      await tx.rollback().catch(() => undefined);
      throw error;
    }
  });
  ctx.renew?.();
  if (state.recorded.some(({ event }) => event)) kit.wake();
  return result;
}

async function finish(tx: Tx, state: TxState): Promise<void> {
  if (state.recorded.length > 0) await writeRecords(tx, state);
  await tx.commit();
}

function conflictOf(error: OptimisticLockError): VersionConflict {
  const { version } = (error.getEntity() ?? {}) as { version?: unknown };
  return new VersionConflict(Number(version ?? 0));
}
