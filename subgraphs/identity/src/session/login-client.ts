import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import { lockSubject } from '../access/lock-subjects.ts';
import { ApiClient } from '../client/api-client.entity.ts';
import { verifyPassword } from '../credentials/password.ts';
import { SignInRefused } from '../errors.ts';
import { issue, mayOpenSession, openSession, type Issued } from './issue.ts';
import { levelRefusals } from './level-refusals.ts';
import {
  admitAttempt,
  attemptKey,
  clearFailures,
  countFailure,
  lockAttempts,
} from './sign-in-attempts.ts';

/**
 * Signs a program in with its client id and secret, by the same rules as a person. There is no
 * refresh token: a program signs in again when its token ends.
 * @throws SignInRefused, AccountLocked
 */
export function loginClient(ctx: Context, input: ClientCredentials): Promise<Issued> {
  return levelRefusals(() => attempt(ctx, input));
}

interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function attempt(ctx: Context, input: ClientCredentials): Promise<Issued> {
  const code = input.clientId.trim().slice(0, 200);
  const key = attemptKey('client', code);
  await admitAttempt(ctx, key);
  const client = await ctx.em.fork().findOne(ApiClient, { code });
  const right = await verifyPassword(
    client?.hashFor(input.clientSecret, ctx.clock.now()) ?? null,
    input.clientSecret,
  );
  const grant = await transact(ctx, async (tx) => {
    const guard = await lockAttempts(ctx, tx, key);
    const now = ctx.clock.now();
    const subject = right && client?.maySignIn(now) ? await lockSubject(tx, client.id) : null;
    if (subject && mayOpenSession(ctx, subject)) {
      await tx.nativeUpdate(ApiClient, { id: subject.id }, { lastSignInAt: now });
      clearFailures(guard, now);
      return openSession(ctx, tx, subject);
    }
    const until = countFailure(guard, now);
    if (client)
      audit(tx, client, 'identity.sign-in.refused', { after: { locked: until !== null } });
    return null;
  });
  if (!grant) throw new SignInRefused();
  return issue(ctx, grant);
}
