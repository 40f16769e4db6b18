import type { Context } from '@houqin/kit/context';
import { NotFound, Unauthenticated } from '@houqin/kit/errors';
import { lock } from '@houqin/kit/lock';
import { record } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { Subject } from '../access/subject.entity.ts';
import { refreshGraceMs } from '../config.ts';
import { digest, successorOf } from '../credentials/secret.ts';
import { keyring } from '../token/keyring.ts';
import { addRefreshToken, issue, mayOpenSession, type Grant, type Issued } from './issue.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';

/**
 * Exchanges a refresh token for its successor and a new access token. A token exchanged less than
 * 10 s ago, whose successor is still unused, gets the same successor again: two tabs refreshing at
 * once both go on. Any other used token was stolen or copied: its whole family is revoked.
 * @throws Unauthenticated
 */
export async function refreshSession(ctx: Context, token: string): Promise<Issued> {
  const { refreshKey } = await keyring(ctx);
  const grant = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, token);
    // Read after the lock: whoever held it before us has committed.
    const presented = await tx.findOne(RefreshToken, { id: digest(token) });
    if (presented?.sessionId !== session.id) throw new Unauthenticated('BAD_TOKEN');
    if (session.revokedAt) throw new Unauthenticated('SESSION_REVOKED');
    const now = ctx.clock.now();
    if (session.expiresAt <= now) throw new Unauthenticated('EXPIRED');
    const secret = successorOf(token, refreshKey);
    const next = presented.usedAt
      ? await repeat(tx, session, presented.usedAt, secret, now)
      : rotate(tx, session, presented, secret, now);
    if (!next) {
      record(tx, session, session.revoke(now, 'REPLAYED'));
      return null;
    }
    return grantOf(ctx, tx, session, next);
  });
  if (!grant) throw new Unauthenticated('SESSION_REVOKED');
  return issue(ctx, grant);
}

interface NextToken {
  readonly text: string;
  readonly expiresAt: Date;
}

async function lockSession(tx: Tx, token: string): Promise<Session> {
  const [id = ''] = token.split('.', 1);
  try {
    return await lock(tx, Session, id.slice(0, 26));
  } catch (error) {
    throw error instanceof NotFound ? new Unauthenticated('BAD_TOKEN') : error;
  }
}

function rotate(tx: Tx, session: Session, used: RefreshToken, secret: string, now: Date) {
  if (used.expiresAt <= now) throw new Unauthenticated('EXPIRED');
  used.usedAt = now;
  return addRefreshToken(tx, session, secret, now);
}

/** The successor given before; null when this use is a replay. */
async function repeat(
  tx: Tx,
  session: Session,
  usedAt: Date,
  secret: string,
  now: Date,
): Promise<NextToken | null> {
  if (now.getTime() - usedAt.getTime() > refreshGraceMs) return null;
  const text = `${session.id}.${secret}`;
  const successor = await tx.findOne(RefreshToken, { id: digest(text) });
  return successor && !successor.usedAt ? { text, expiresAt: successor.expiresAt } : null;
}

async function grantOf(ctx: Context, tx: Tx, session: Session, next: NextToken): Promise<Grant> {
  const subject = await tx.findOneOrFail(Subject, { id: session.subjectId });
  if (!mayOpenSession(ctx, subject)) throw new Unauthenticated('DISABLED');
  return {
    subjectId: subject.id,
    sessionId: session.id,
    epoch: subject.epoch,
    kind: subject.kind,
    refreshToken: next.text,
    refreshExpiresAt: next.expiresAt,
  };
}
