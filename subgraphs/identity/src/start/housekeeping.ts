import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import type { Job } from '@houqin/kit/schedule';
import { transact } from '@houqin/kit/unit-of-work';
import { expireClients } from '../client/expire-clients.ts';
import { lockout } from '../config.ts';
import { OidcState } from '../oidc/oidc-state.entity.ts';
import { RefreshToken } from '../session/refresh-token.entity.ts';
import { Session } from '../session/session.entity.ts';
import { SignInGuard } from '../session/sign-in-guard.entity.ts';
import { ApiUsage } from '../usage/api-usage.entity.ts';
import { keptDays } from '../usage/keep-usage.ts';
import { User } from '../user/user.entity.ts';
import { WallDevice } from '../wall-device/wall-device.entity.ts';

/** 7 days: ended sessions stay that long, so that a late replay is still recognised as one. */
const keepSessionsMs = 7 * 24 * 3_600_000;
/** Rows of one run: a backlog is worked off a minute at a time. */
const batch = 500;

/** Once a minute: a lock that is over is shown as over soon enough. */
export const housekeeping: Job = {
  name: 'housekeeping',
  when: { everySeconds: 60 },
  run: keepHouse,
};

/** Ends locks and programs whose time is over and removes what nobody needs any more. May run at any time. */
export async function keepHouse(ctx: Context): Promise<void> {
  await releaseLocks(ctx);
  await expireClients(ctx);
  await transact(ctx, async (tx) => {
    const now = ctx.clock.now().getTime();
    const over = new Date(now - keepSessionsMs);
    const old = await tx.find(Session, { expiresAt: { $lt: over } }, { limit: batch });
    const ids = old.map(({ id }) => id);
    await tx.nativeDelete(RefreshToken, { sessionId: { $in: ids } });
    await tx.nativeDelete(Session, { id: { $in: ids } });
    const forgotten = new Date(now - lockout.windowMs - lockout.lockMs);
    await tx.nativeDelete(SignInGuard, { changedAt: { $lt: forgotten } });
    await tx.nativeDelete(OidcState, { endsAt: { $lt: new Date(now) } });
    const expired = { state: 'UNPAIRED', pairingExpiresAt: { $lt: new Date(now) } } as const;
    await tx.nativeDelete(WallDevice, expired);
    const oldest = new Date(now - keptDays * 24 * 3_600_000);
    await tx.nativeDelete(ApiUsage, { hour: { $lt: oldest } });
  });
}

/** Locked people are shown as locked only as long as they are. */
async function releaseLocks(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const over = { state: 'LOCKED', lockedUntil: { $lte: now } } as const;
  if ((await ctx.em.count(User, over)) === 0) return;
  await transact(ctx, async (tx) => {
    for (const user of await tx.find(User, over, { limit: batch, orderBy: { id: 'asc' } })) {
      user.activate();
      user.stamp('system', now);
      record(tx, user, user.changed(), { reason: 'lock is over' });
    }
  });
}
