import { demoId } from '@houqin/kit/id';
import type { Context } from '@houqin/kit/context';
import { transact } from '@houqin/kit/unit-of-work';
import { DutyConflict } from './duty-conflict.entity.ts';

/**
 * Duties that are kept apart from the first start: `domain.md` C1 and D, which follow the general
 * rule for public bodies, 行政事业单位内部控制规范（试行）(财会〔2012〕21号) 第十二条（一）: 不相容岗位相互分离.
 */
const law = '财会〔2012〕21号 第十二条（一）';
export const seededConflicts = [
  { permission: 'payment:create', other: 'payment:approve', source: law },
  { permission: 'goods-receipt:create', other: 'invoice:match', source: law },
  { permission: 'purchase-order:create', other: 'goods-receipt:create', source: law },
  { permission: 'payroll:prepare', other: 'payroll:approve', source: law },
] as const;

/** Writes the pairs that are missing; those a hospital added stay. Running it again changes nothing. */
export async function syncConflicts(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const known = new Set((await tx.findAll(DutyConflict)).map(({ id }) => id));
    for (const pair of seededConflicts) {
      // The same id in replicas that start together.
      const id = demoId(`duty-conflict:${pair.permission} ${pair.other}`);
      if (!known.has(id)) tx.persist(Object.assign(new DutyConflict(), { id, ...pair }));
    }
  });
}
