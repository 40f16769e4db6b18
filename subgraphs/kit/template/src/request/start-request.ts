import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { requestScope } from './request-scope.ts';
import { SampleDomainRequest } from './request.entity.ts';
import type { StartSampleDomainRequestInput } from './request.inputs.ts';

/**
 * Takes up an open request; the caller becomes its handler.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function startRequest(
  ctx: Context,
  input: StartSampleDomainRequestInput,
): Promise<SampleDomainRequest> {
  const call = { name: 'startSampleDomainRequest', input };
  return mutate(ctx, call, SampleDomainRequest, async (tx) => {
    const rule = ['sample-domain-request:handle', requestScope, input.expectedVersion] as const;
    // Locked, so that two people cannot both do it.
    const request = await lockInScope(ctx, tx, SampleDomainRequest, input.id, ...rule);
    const { subjectId } = ctx.caller;
    const now = ctx.clock.now();
    record(tx, request, request.start(subjectId, now));
    request.stamp(subjectId, now);
    return request;
  });
}
