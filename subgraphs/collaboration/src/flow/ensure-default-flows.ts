import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact } from '@houqin/kit/unit-of-work';
import { ApprovalFlow } from './approval-flow.entity.ts';
import { defaultFlows } from './default-flows.ts';

/** Before any document of anybody: so that flows made at the first start cover demo data too. */
const everSince = new Date('2020-01-01T00:00:00Z');
const fen = (yuan: number | undefined): number | null => (yuan === undefined ? null : yuan * 100);

/** Makes the flows of `domain.md` D where there is none of that code; edited ones stay. */
export async function ensureDefaultFlows(runtime: SubgraphRuntime): Promise<void> {
  const ctx = runtime.systemContext();
  await transact(ctx, async (tx) => {
    const known = new Set((await tx.find(ApprovalFlow, {})).map(({ code }) => code));
    for (const { above, upTo, category, overBudget, selfService, ...flow } of defaultFlows) {
      if (known.has(flow.code)) continue;
      const row = Object.assign(new ApprovalFlow(), flow, {
        ...{ aboveFen: fen(above), upToFen: fen(upTo), category: category ?? null },
        ...{ overBudget: overBudget ?? null, selfService: selfService ?? false },
        ...{ source: 'domain.md D', validFrom: everSince },
      });
      row.stamp(ctx.caller.subjectId, ctx.clock.now());
      tx.persist(row);
      record(tx, row, row.changed());
    }
  });
}
