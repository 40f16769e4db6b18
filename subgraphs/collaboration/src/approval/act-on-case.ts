import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import type { ScopeColumns } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ApprovalCase } from './approval-case.entity.ts';
import type { Course } from './course.ts';
import { moveCase } from './move-case.ts';

interface Act {
  /** The graph's mutation. */
  readonly name: string;
  readonly permission: string;
  readonly scope: ScopeColumns<ApprovalCase>;
  readonly input: { readonly id: string; readonly expectedVersion?: number | null };
  readonly reason?: string | null;
}

/**
 * Locks a case, lets `work` change its course, and takes that back into it: the one way in which
 * anybody moves a case, so that of two at the same moment the second sees what the first did.
 * @throws NotFound, VersionConflict, and what `work` throws
 */
export function actOnCase(
  ctx: Context,
  { name, permission, scope, input, reason }: Act,
  work: (course: Course, tx: Tx, subject: ApprovalCase) => Promise<void> | void,
): Promise<ApprovalCase> {
  return mutate(ctx, { name, input }, ApprovalCase, async (tx) => {
    const rule = [permission, scope, input.expectedVersion] as const;
    const subject = await lockInScope(ctx, tx, ApprovalCase, input.id, ...rule);
    const course = subject.course();
    await work(course, tx, subject);
    await moveCase(ctx, tx, subject, course, reason ? { reason } : {});
    return subject;
  });
}
