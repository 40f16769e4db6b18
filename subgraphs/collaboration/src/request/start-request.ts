import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { requestScope } from './request-scope.ts';
import { CollaborationRequest } from './request.entity.ts';
import type { StartCollaborationRequestInput } from './request.inputs.ts';

/**
 * Takes up an open request; the caller becomes its handler.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function startRequest(
  ctx: Context,
  input: StartCollaborationRequestInput,
): Promise<CollaborationRequest> {
  const call = { name: 'startCollaborationRequest', input };
  return mutate(ctx, call, CollaborationRequest, async (tx) => {
    const rule = ['collaboration-request:handle', requestScope, input.expectedVersion] as const;
    // Locked, so that two people cannot both do it.
    const request = await lockInScope(ctx, tx, CollaborationRequest, input.id, ...rule);
    const { subjectId } = ctx.caller;
    const now = ctx.clock.now();
    record(tx, request, request.start(subjectId, now));
    request.stamp(subjectId, now);
    return request;
  });
}
