import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { record } from '@houqin/kit/record';
import type { Job } from '@houqin/kit/schedule';
import { transact } from '@houqin/kit/unit-of-work';
import { pendingVersion } from './act-on-notice.ts';
import { dropPending } from './drop-pending.ts';
import { Notice } from './notice.entity.ts';
import { inForce, lifecycle } from './notice.lifecycle.ts';
import { publishVersion } from './publish-version.ts';

/** Publishes what was approved when its time has come, and ends what is over. */
export const noticeClock: Job = {
  name: 'notice-clock',
  when: { everySeconds: 15 },
  async run(ctx) {
    const now = ctx.clock.now();
    const idsOf = async (where: object) =>
      (await ctx.em.fork().find(Notice, where, { fields: ['id'], orderBy: { id: 'asc' } })).map(
        ({ id }) => id,
      );
    for (const id of await idsOf({ state: 'SCHEDULED', publishAt: { $lte: now } }))
      await publishDue(ctx, id);
    for (const id of await idsOf({ state: { $in: [...inForce] }, expiresAt: { $lte: now } }))
      await expire(ctx, id);
  },
};

const publishDue = (ctx: Context, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const notice = await lock(tx, Notice, id);
    // Somebody may have taken it back meanwhile.
    if (notice.state !== 'SCHEDULED' || !notice.publishAt || notice.publishAt > ctx.clock.now())
      return;
    await publishVersion(ctx, tx, notice, await pendingVersion(tx, notice, 'publish'));
    notice.stamp(ctx.caller.subjectId, ctx.clock.now());
  });

const expire = (ctx: Context, id: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const notice = await lock(tx, Notice, id);
    if (!inForce.includes(notice.state)) return;
    notice.state = lifecycle.next(notice.state, 'EXPIRED', 'expire');
    await dropPending(tx, notice);
    notice.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, notice, { type: 'collaboration.notice.expired', version: 1, ...notice.facts() });
  });
