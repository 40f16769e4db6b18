import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { requestScope } from './request-scope.ts';
import { CollaborationRequest } from './request.entity.ts';
import type { CompleteCollaborationRequestInput } from './request.inputs.ts';

/**
 * Says that what was asked for is done.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function completeRequest(
  ctx: Context,
  input: CompleteCollaborationRequestInput,
): Promise<CollaborationRequest> {
  const call = { name: 'completeCollaborationRequest', input };
  return mutate(ctx, call, CollaborationRequest, async (tx) => {
    const rule = ['collaboration-request:handle', requestScope, input.expectedVersion] as const;
    // Locked, so that two people cannot both do it.
    const request = await lockInScope(ctx, tx, CollaborationRequest, input.id, ...rule);
    const { subjectId } = ctx.caller;
    const now = ctx.clock.now();
    record(tx, request, request.complete(now));
    request.stamp(subjectId, now);
    return request;
  });
}
