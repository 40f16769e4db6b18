import { join } from 'node:path';
import type { Context } from './context.ts';
import { NotFound } from './errors.ts';
import { FileStore } from './file-store.ts';
import { lock } from './lock.ts';
import type { SubgraphRuntime } from './runtime.ts';
import type { Job } from './schedule.ts';
import { StoredFile } from './stored-file.entity.ts';
import type { Tx } from './tx-state.ts';
import { transact } from './unit-of-work.ts';

/** An upload that no row has taken by then is thrown away. */
export const uploadKeptMs = 24 * 3600_000;

/** The domain's contents. */
export const fileStoreOf = ({ name, process }: SubgraphRuntime): FileStore =>
  new FileStore(join(process.settings.dataDir, 'files', name));

/**
 * A row takes the caller's own upload; from now on whoever reads the row reads the file.
 * @throws NotFound for an upload of somebody else, one that was taken, or none
 */
export async function takeFile(
  ctx: Context,
  tx: Tx,
  fileId: string,
  owner: { readonly noun: string; readonly id: string },
): Promise<StoredFile> {
  const file = await lock(tx, StoredFile, fileId);
  if (file.ownerId !== null || file.uploadedBy !== ctx.caller.subjectId)
    throw new NotFound('StoredFile', fileId);
  file.ownerNoun = owner.noun;
  file.ownerId = owner.id;
  file.takenAt = ctx.clock.now();
  return file;
}

/** Throws uploads away that nobody took, and contents that no row names any more. */
export const forgetUploads: Job = {
  name: 'kit-forget-uploads',
  when: { everySeconds: 3600 },
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - uploadKeptMs);
    const old = { ownerId: null, uploadedAt: { $lt: before } };
    const stale = await ctx.em.fork().find(StoredFile, old, { limit: 1000 });
    for (const { id, sha256 } of stale) {
      const last = await transact(ctx, async (tx) => {
        // Taken in this moment: the row's now.
        if ((await tx.nativeDelete(StoredFile, { id, ownerId: null })) === 0) return false;
        return (await tx.count(StoredFile, { sha256 })) === 0;
      });
      if (last) await fileStoreOf(ctx.runtime).remove(sha256);
    }
  },
};
