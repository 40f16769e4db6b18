import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { requiredText } from './checked-text.ts';
import { requestScope } from './request-scope.ts';
import { maxNote, SampleDomainRequest } from './request.entity.ts';
import type { CancelSampleDomainRequestInput } from './request.inputs.ts';

/**
 * Ends a request that will not be done; the reason is kept and shown.
 * @throws ValidationFailed, NotFound, VersionConflict, IllegalTransition
 */
export function cancelRequest(
  ctx: Context,
  input: CancelSampleDomainRequestInput,
): Promise<SampleDomainRequest> {
  const reason = requiredText('reason', input.reason, maxNote);
  const call = { name: 'cancelSampleDomainRequest', input };
  return mutate(ctx, call, SampleDomainRequest, async (tx) => {
    const rule = ['sample-domain-request:handle', requestScope, input.expectedVersion] as const;
    const request = await lockInScope(ctx, tx, SampleDomainRequest, input.id, ...rule);
    const now = ctx.clock.now();
    record(tx, request, request.cancel(reason, now), { reason });
    request.stamp(ctx.caller.subjectId, now);
    return request;
  });
}
