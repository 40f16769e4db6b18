import { LockMode } from '@mikro-orm/core';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { SessionRevoked } from '../../contract/events.ts';
import { Session } from './session.entity.ts';

/** Ends every running session of a subject, except one where given. */
export async function revokeSessions(
  tx: Tx,
  subjectId: string,
  now: Date,
  reason: SessionRevoked['reason'],
  except: string | null = null,
): Promise<void> {
  const sessions = await tx.find(
    Session,
    { subjectId, revokedAt: null, expiresAt: { $gt: now }, id: { $ne: except ?? '' } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const session of sessions) record(tx, session, session.revoke(now, reason));
}
