import type { Context } from '@houqin/kit/context';
import { mutate } from '@houqin/kit/mutate';
import { nextNumber } from '@houqin/kit/numbering';
import { record } from '@houqin/kit/record';
import { numberPrefix, readConfig } from '../config.ts';
import { BacklogFull } from '../errors.ts';
import { optionalText, requiredText } from './checked-text.ts';
import { maxNote, maxTitle, CollaborationRequest } from './request.entity.ts';
import type { CreateCollaborationRequestInput } from './request.inputs.ts';
import { unfinished } from './request.lifecycle.ts';

/**
 * Asks for something in the name of the caller's department.
 * @throws ValidationFailed, BacklogFull
 */
export function createRequest(
  ctx: Context,
  input: CreateCollaborationRequestInput,
): Promise<CollaborationRequest> {
  const title = requiredText('title', input.title, maxTitle);
  const note = optionalText('note', input.note, maxNote);
  const { access, subjectId } = ctx.caller;
  const { backlogLimit } = readConfig();
  const call = { name: 'createCollaborationRequest', input };
  return mutate(ctx, call, CollaborationRequest, async (tx) => {
    const { departmentId } = access;
    // A soft limit: of two who ask at once, both may pass.
    const open = await tx.count(CollaborationRequest, {
      departmentId,
      state: { $in: [...unfinished] },
    });
    if (open >= backlogLimit) throw new BacklogFull(open, backlogLimit);

    const now = ctx.clock.now();
    const request = Object.assign(new CollaborationRequest(), {
      ...{ title, note, departmentId, requesterId: subjectId },
      campusId: access.campusIds[0] ?? null,
      number: await nextNumber(tx, numberPrefix, now),
    });
    request.stamp(subjectId, now);
    tx.persist(request);
    record(tx, request, request.created());
    return request;
  });
}
