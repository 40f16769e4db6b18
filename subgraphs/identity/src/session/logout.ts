import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { record } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import { Session } from './session.entity.ts';

/** Ends the caller's session and all its tokens. Twice is the same as once. */
export async function logout(ctx: Context): Promise<void> {
  const { sessionId } = ctx.caller;
  if (!sessionId) return;
  await transact(ctx, async (tx) => {
    const session = await lock(tx, Session, sessionId);
    if (!session.revokedAt) record(tx, session, session.revoke(ctx.clock.now(), 'SIGNED_OUT'));
  });
}
