import { idempotencyDays } from './mutate.ts';
import type { Job } from './schedule.ts';
import { isMySql, run } from './sql.ts';

/** Rows removed in one statement, so that no mutation waits for long. */
const batch = 1000;

/** Idempotency keys older than promised are forgotten. */
const forgetIdempotencyKeys: Job = {
  name: 'kit-forget-idempotency-keys',
  when: { dailyAt: '03:20' },
  async run(ctx) {
    const oldest = new Date(ctx.clock.now().getTime() - idempotencyDays * 86_400_000);
    const em = ctx.em.fork();
    const few = isMySql(em)
      ? `delete from idempotency_key where created_at < ? order by created_at limit ${batch}`
      : `delete from idempotency_key where id in
           (select id from idempotency_key where created_at < ? order by created_at limit ${batch})`;
    while ((await run(em, few, [oldest])) === batch);
  },
};

/** What the kit does by the clock in every domain. */
export const kitJobs: readonly Job[] = [forgetIdempotencyKeys];
