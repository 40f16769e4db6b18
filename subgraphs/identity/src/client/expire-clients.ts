import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { audit } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { revokeSessions } from '../session/revoke-sessions.ts';
import { ApiClient } from './api-client.entity.ts';

/** Programs of one run: a backlog is worked off in several. */
const batch = 100;

/**
 * Ends programs whose date has come: what they still hold open ends with them. They sign in no more
 * from that instant on, whether or not this has run. May run at any time.
 */
export async function expireClients(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const due = { expiresAt: { $lte: now }, state: { $ne: 'EXPIRED' as const } };
  const found = await ctx.em.fork().find(ApiClient, due, { limit: batch, orderBy: { id: 'asc' } });
  for (const { id } of found)
    await transact(ctx, async (tx) => {
      const client = await lock(tx, ApiClient, id);
      if (client.state === 'EXPIRED') return;
      client.expire();
      client.stamp('system', now);
      audit(tx, client, 'identity.api-client.expired');
      const subject = await lockSubject(tx, id);
      subject.disabled = true;
      await revokeSessions(tx, id, now, 'DISABLED');
      await announceAccess(tx, [subject], { id: 'system', at: now }, { reason: 'expired' });
    });
}
