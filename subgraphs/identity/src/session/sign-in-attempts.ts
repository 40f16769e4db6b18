import { createHash } from 'node:crypto';
import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import { lockout } from '../config.ts';
import { AccountLocked } from '../errors.ts';
import { SignInGuard } from './sign-in-guard.entity.ts';

/** Whose attempts are counted together. */
export type AttemptKey = string;

export function attemptKey(kind: 'user' | 'client', name: string): AttemptKey {
  const hash = createHash('sha256').update(`${kind}\0${name}`).digest('base64url');
  return `${kind}:${hash}`;
}

/**
 * Refuses at once while the name is locked, so that nobody burns our time hashing; also makes sure
 * there is a row to lock later.
 * @throws AccountLocked
 */
export async function admitAttempt(ctx: Context, key: AttemptKey): Promise<void> {
  const em = ctx.em.fork();
  const guard = await em.findOne(SignInGuard, key);
  if (guard) return refuseIfLocked(guard, ctx.clock.now());
  // Outside the transaction of the attempt: two inserts of one row inside would deadlock.
  const row = { id: key, failures: '', changedAt: ctx.clock.now() };
  await em.upsert(SignInGuard, row, { onConflictAction: 'ignore' });
}

/**
 * The counter of this name, locked until the attempt is decided. However many attempts ran at once,
 * each is judged by those committed before it: a right guess that arrives after the fifth wrong one
 * is refused.
 * @throws AccountLocked
 */
export async function lockAttempts(ctx: Context, tx: Tx, key: AttemptKey): Promise<SignInGuard> {
  const guard = await lock(tx, SignInGuard, key);
  refuseIfLocked(guard, ctx.clock.now());
  return guard;
}

/** Counts one failure. @returns the end of the lock it caused, if it was one too many */
export function countFailure(guard: SignInGuard, now: Date): Date | null {
  const recent = failuresOf(guard).filter((at) => at > now.getTime() - lockout.windowMs);
  recent.push(now.getTime());
  guard.changedAt = now;
  if (recent.length < lockout.failures) {
    guard.failures = recent.join(',');
    return null;
  }
  guard.failures = '';
  guard.lockedUntil = new Date(now.getTime() + lockout.lockMs);
  return guard.lockedUntil;
}

export function clearFailures(guard: SignInGuard, now: Date): void {
  guard.failures = '';
  guard.lockedUntil = null;
  guard.changedAt = now;
}

function refuseIfLocked({ lockedUntil }: SignInGuard, now: Date): void {
  if (lockedUntil && lockedUntil > now) throw new AccountLocked(lockedUntil);
}

const failuresOf = ({ failures }: SignInGuard): number[] =>
  failures === '' ? [] : failures.split(',').map(Number);
