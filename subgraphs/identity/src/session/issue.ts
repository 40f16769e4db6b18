import { Unauthenticated } from '@houqin/kit/errors';
import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { Subject } from '../access/subject.entity.ts';
import { accessTokenMs, refreshIdleMs, sessionMaxMs } from '../config.ts';
import { digest, newSecret } from '../credentials/secret.ts';
import { demoMaySignIn } from '../demo/demo-may-sign-in.ts';
import { keyring } from '../token/keyring.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';

/** What a sign-in or a refresh decided in its transaction; tokens are made of it afterwards. */
export interface Grant {
  readonly subjectId: string;
  readonly sessionId: string;
  readonly epoch: number;
  readonly kind: Subject['kind'];
  /** Null for programs and screens: they sign in again with their secret. */
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: Date | null;
}

export interface Issued extends Grant {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** Whether this subject may be signed in at all, here and now. */
export function mayOpenSession(ctx: Context, subject: Subject): boolean {
  return !subject.disabled && (!subject.demo || demoMaySignIn(ctx.runtime.process.settings));
}

/** Begins a session; a person's can be refreshed. @throws Unauthenticated when it may not be */
export function openSession(ctx: Context, tx: Tx, subject: Subject): Grant {
  if (!mayOpenSession(ctx, subject)) throw new Unauthenticated('DISABLED');
  const now = ctx.clock.now();
  const refreshable = subject.kind === 'user';
  const lifeMs = refreshable ? sessionMaxMs : accessTokenMs;
  const session = Object.assign(new Session(), {
    subjectId: subject.id,
    kind: subject.kind,
    startedAt: now,
    expiresAt: new Date(now.getTime() + lifeMs),
    address: ctx.address,
  });
  tx.persist(session);
  const { id: subjectId, name } = subject;
  audit(tx, session, 'identity.session.started', { after: { subjectId, name } });
  const token = refreshable ? addRefreshToken(tx, session, newSecret(), now) : null;
  return {
    subjectId: subject.id,
    sessionId: session.id,
    epoch: subject.epoch,
    kind: subject.kind,
    refreshToken: token?.text ?? null,
    refreshExpiresAt: token?.expiresAt ?? null,
  };
}

/** A refresh token reads `<session>.<secret>`; only its digest is stored. */
export function addRefreshToken(tx: Tx, session: Session, secret: string, now: Date) {
  const text = `${session.id}.${secret}`;
  const idleEnd = now.getTime() + refreshIdleMs;
  const expiresAt = new Date(Math.min(idleEnd, session.expiresAt.getTime()));
  tx.persist(
    Object.assign(new RefreshToken(), { id: digest(text), sessionId: session.id, expiresAt }),
  );
  return { text, expiresAt };
}

/** Signs the access token of what was decided. */
export async function issue(ctx: Context, grant: Grant): Promise<Issued> {
  const keys = await keyring(ctx);
  const { token, expiresAt } = await keys.sign(grant, ctx.clock.now());
  return { ...grant, accessToken: token, expiresAt };
}
