import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { personOf } from '../approval/actor.ts';
import { optionalText } from '../checked-text.ts';
import { Delegation } from './delegation.entity.ts';
import type { CreateDelegationInput } from './delegation.inputs.ts';
import { refreshInboxes } from './refresh-inboxes.ts';

/** Longer than any leave: what lasts longer is another post. */
const longestDays = 366;

/**
 * Has somebody decide for the caller from one instant to another.
 * @throws ValidationFailed, NotFound
 */
export function createDelegation(ctx: Context, input: CreateDelegationInput): Promise<Delegation> {
  const { startsAt, endsAt, substituteId } = input;
  const { subjectId, name } = ctx.caller;
  const now = ctx.clock.now();
  if (endsAt <= startsAt || endsAt <= now) throw new ValidationFailed('endsAt', 'too-early');
  const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000;
  if (days > longestDays) throw new ValidationFailed('endsAt', 'too-late', { max: longestDays });
  if (substituteId === subjectId) throw new ValidationFailed('substituteId', 'invalid');
  const reason = optionalText('reason', input.reason, 200);
  return mutate(ctx, { name: 'createApprovalDelegation', input }, Delegation, async (tx) => {
    const substitute = await personOf(tx, substituteId);
    const row = Object.assign(new Delegation(), {
      ...{ principalId: subjectId, principalName: name, startsAt, endsAt, reason },
      ...{ substituteId, substituteName: substitute.name },
      ...{ campusId: ctx.caller.access.campusIds[0] ?? null },
      ...{ departmentId: ctx.caller.access.departmentId },
      changesAt: startsAt > now ? startsAt : endsAt,
    });
    row.stamp(subjectId, now);
    tx.persist(row);
    record(tx, row, row.changed(), reason ? { reason } : {});
    await tx.flush();
    await refreshInboxes(ctx, tx, subjectId);
    return row;
  });
}
