import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { NotFound } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { EndMySessionInput } from './session.inputs.ts';
import { Session } from './session.entity.ts';

/**
 * Ends one of the caller's own sessions and all its tokens, on whatever screen it was left open.
 * Twice is the same as once.
 * @throws NotFound also for somebody else's
 */
export function endMySession(ctx: Context, input: EndMySessionInput): Promise<Session> {
  return mutate(ctx, { name: 'endMySession', input }, Session, async (tx) => {
    const found = await tx.findOne(Session, { id: input.id, subjectId: ctx.caller.subjectId });
    if (!found) throw new NotFound('Session', input.id);
    const session = await lock(tx, Session, found.id);
    if (!session.revokedAt) record(tx, session, session.revoke(ctx.clock.now(), 'SIGNED_OUT'));
    return session;
  });
}
