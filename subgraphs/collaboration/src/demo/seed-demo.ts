import type { Context } from '@houqin/kit/context';
import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact } from '@houqin/kit/unit-of-work';
import { ApprovalCase } from '../approval/approval-case.entity.ts';
import { beginCase } from '../approval/begin-case.ts';
import { decide, seatOf } from '../approval/decide.ts';
import { moveCase } from '../approval/move-case.ts';
import { demoApprovals, type DemoApproval } from './demo-approvals.ts';
import { seedNotices } from './seed-notices.ts';

const hourMs = 3_600_000;

/**
 * Writes the documents by the same steps as people take, at the times they would have. Needs the
 * people of identity; running again adds nothing.
 */
export async function seedDemo(runtime: SubgraphRuntime, plan: DemoPlan): Promise<void> {
  const { now } = plan;
  for (const facts of demoApprovals) {
    const documentId = demoId(`approval:${facts.key}`);
    const begun = new Date(now.getTime() - facts.hoursAgo * hourMs);
    const id = await transact(at(runtime, begun), async (tx) => {
      if (await tx.count(ApprovalCase, { documentId })) return null;
      return (await beginCase(at(runtime, begun), tx, submission(facts, documentId))).id;
    });
    if (id === null) continue;
    for (const [index, { by, name, decision, comment }] of facts.decisions.entries()) {
      const ctx = at(runtime, new Date(begun.getTime() + (index + 1) * hourMs));
      await transact(ctx, async (tx) => {
        const subject = await tx.findOneOrFail(ApprovalCase, { id });
        const course = subject.course();
        const actor = { id: demoId(`user:${by}`), name, actsFor: new Set<string>() };
        decide(seatOf(course, actor), actor, decision, comment ?? null, ctx.clock.now());
        await moveCase(ctx, tx, subject, course);
      });
    }
  }
  await seedNotices(runtime, plan);
}

/** The system at an instant of the past. */
function at(runtime: SubgraphRuntime, instant: Date): Context {
  return { ...runtime.systemContext(), clock: { now: () => instant } };
}

const submission = (facts: DemoApproval, documentId: string) => ({
  ...{ documentId, documentType: facts.documentType, title: facts.title },
  amountFen: facts.amount === null ? null : Math.round(facts.amount * 100),
  ...{ category: null, overBudget: false, selfService: false },
  lines: facts.lines.map(([label, value]) => ({ label, value })),
  requester: { id: demoId(`user:${facts.requester.username}`), name: facts.requester.name },
  departmentId: demoId(`department:${facts.department}`),
  campusId: demoId('campus:MAIN'),
});
