import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { delegationScope } from './delegation-scope.ts';
import { Delegation } from './delegation.entity.ts';
import type { RevokeDelegationInput } from './delegation.inputs.ts';
import { refreshInboxes } from './refresh-inboxes.ts';

/** Ends a delegation of the caller's at once. @throws NotFound, VersionConflict */
export function revokeDelegation(ctx: Context, input: RevokeDelegationInput): Promise<Delegation> {
  return mutate(ctx, { name: 'revokeApprovalDelegation', input }, Delegation, async (tx) => {
    const rule = ['approval:decide', delegationScope, input.expectedVersion] as const;
    const row = await lockInScope(ctx, tx, Delegation, input.id, ...rule);
    const now = ctx.clock.now();
    row.revokedAt ??= now;
    row.changesAt = null;
    row.stamp(ctx.caller.subjectId, now);
    record(tx, row, row.changed());
    await tx.flush();
    await refreshInboxes(ctx, tx, row.principalId);
    return row;
  });
}
