import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { requiredText } from './checked-text.ts';
import { requestScope } from './request-scope.ts';
import { maxNote, CollaborationRequest } from './request.entity.ts';
import type { CancelCollaborationRequestInput } from './request.inputs.ts';

/**
 * Ends a request that will not be done; the reason is kept and shown.
 * @throws ValidationFailed, NotFound, VersionConflict, IllegalTransition
 */
export function cancelRequest(
  ctx: Context,
  input: CancelCollaborationRequestInput,
): Promise<CollaborationRequest> {
  const reason = requiredText('reason', input.reason, maxNote);
  const call = { name: 'cancelCollaborationRequest', input };
  return mutate(ctx, call, CollaborationRequest, async (tx) => {
    const rule = ['collaboration-request:handle', requestScope, input.expectedVersion] as const;
    const request = await lockInScope(ctx, tx, CollaborationRequest, input.id, ...rule);
    const now = ctx.clock.now();
    record(tx, request, request.cancel(reason, now), { reason });
    request.stamp(ctx.caller.subjectId, now);
    return request;
  });
}
