import type { Context } from '@houqin/kit/context';
import { audit, record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { User } from '../user/user.entity.ts';
import { countFailure } from './sign-in-attempts.ts';
import type { SignInGuard } from './sign-in-guard.entity.ts';

/** Counts a wrong password; the fifth in 15 min locks the name, and the account where there is one. */
export function noteFailure(ctx: Context, tx: Tx, guard: SignInGuard, user: User | null): void {
  const now = ctx.clock.now();
  const until = countFailure(guard, now);
  if (user) audit(tx, user, 'identity.sign-in.refused', { after: { locked: until !== null } });
  if (until && (user?.state === 'ACTIVE' || user?.state === 'LOCKED')) {
    if (user.state === 'LOCKED') user.lockedUntil = until;
    else user.lock(until);
    user.stamp('system', now);
    record(tx, user, user.changed(), { reason: 'too many failed sign-ins' });
  }
}
