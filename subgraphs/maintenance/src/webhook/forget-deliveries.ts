import type { Context } from '@houqin/kit/context';
import type { Job } from '@houqin/kit/schedule';
import { isMySql, run } from '@houqin/kit/sql';

/** How long a message is kept, sent or not: as long as an ended contract may still be read. */
export const keptDays = 30;
/** Rows removed in one statement, so that no sender waits for long. */
const batch = 1000;

/** Removes messages older than `keptDays`. */
export async function forgetOld(ctx: Context): Promise<void> {
  const oldest = new Date(ctx.clock.now().getTime() - keptDays * 86_400_000);
  const em = ctx.em.fork();
  const few = isMySql(em)
    ? `delete from webhook_delivery where created_at < ? order by created_at limit ${batch}`
    : `delete from webhook_delivery where id in
         (select id from webhook_delivery where created_at < ? order by created_at limit ${batch})`;
  while ((await run(em, few, [oldest])) === batch);
}

export const forgetDeliveries: Job = {
  ...{ name: 'forget-webhook-deliveries', when: { dailyAt: '03:40' }, run: forgetOld },
};
