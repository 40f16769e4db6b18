import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { transact } from '@houqin/kit/unit-of-work';
import { announceTechnician } from '../technician/announce-technician.ts';
import { dutyOf } from '../technician/duty.ts';
import { Technician } from '../technician/technician.entity.ts';

/** A shift began or ended: lists that show who is on duty are told. */
export async function changeDuty(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const due = await ctx.em
    .fork()
    .find(
      Technician,
      { dutyChangesAt: { $lte: now }, retiredAt: null },
      { fields: ['id'], orderBy: { id: 'asc' } },
    );
  for (const { id } of due) {
    await transact(ctx, async (tx) => {
      const technician = await lock(tx, Technician, id);
      const { onDuty, changesAt } = await dutyOf(tx, technician, now);
      const changed = onDuty !== technician.onDuty;
      technician.onDuty = onDuty;
      technician.dutyChangesAt = changesAt;
      if (changed) announceTechnician(ctx, tx, technician);
    });
  }
  return due.length;
}
