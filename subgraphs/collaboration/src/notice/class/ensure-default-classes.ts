import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact } from '@houqin/kit/unit-of-work';
import { defaultClasses } from './default-classes.ts';
import { NoticeClass } from './notice-class.entity.ts';

/** Makes the classes of `default-classes.ts` that are not there. */
export async function ensureDefaultClasses(runtime: SubgraphRuntime): Promise<void> {
  const ctx = runtime.systemContext();
  await transact(ctx, async (tx) => {
    const known = new Set((await tx.find(NoticeClass, {})).map(({ code }) => code));
    for (const [place, { confirm, ...facts }] of defaultClasses.entries()) {
      if (known.has(facts.code)) continue;
      const row = Object.assign(new NoticeClass(), facts, {
        ...{ place, requiresConfirmation: confirm, mailByDefault: facts.mandatory },
      });
      row.stamp(ctx.caller.subjectId, ctx.clock.now());
      tx.persist(row);
      record(tx, row, row.changed());
    }
  });
}
