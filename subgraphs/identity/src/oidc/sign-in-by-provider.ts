import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { audit, record } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { factorOf } from '../second-factor/factor-of.ts';
import { rolesThatDemand } from '../second-factor/roles-that-demand.ts';
import { issue, mayOpenSession, openSession, type Grant, type Issued } from '../session/issue.ts';
import { endLock } from '../session/login.ts';
import { User } from '../user/user.entity.ts';
import { linkedPerson } from './linked-person.ts';
import { OidcRefused, type OidcProblem } from './oidc-refused.ts';
import type { LinkClaim } from './oidc-settings.ts';
import type { ProvenClaims } from './provider-client.ts';

/** Ways of signing in that count as a second factor (RFC 8176). */
const secondFactors = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc']);

/**
 * Begins a session for the person a provider has proved. It gives no rights: those are of the
 * account, which must exist. One that waits for its first password becomes active by it.
 * @throws OidcRefused
 */
export async function signInByProvider(
  ctx: Context,
  claims: ProvenClaims,
  by: LinkClaim,
): Promise<Issued> {
  const outcome = await transact(ctx, async (tx): Promise<Grant | OidcProblem> => {
    const found = await linkedPerson(ctx, tx, claims, by);
    if (typeof found === 'string') return found;
    const user = await lock(tx, User, found.userId);
    const refuse = (problem: OidcProblem): OidcProblem => {
      audit(tx, user, 'identity.sign-in.refused', { after: { issuer: claims.issuer, problem } });
      return problem;
    };
    if (user.state === 'DISABLED') return refuse('OIDC_DISABLED');
    if (user.lockedUntil && user.lockedUntil > ctx.clock.now()) return refuse('OIDC_LOCKED');
    if (await lacksSecondFactor(ctx, tx, user.id, claims)) return refuse('OIDC_SECOND_FACTOR');
    const subject = await lockSubject(tx, user.id);
    if (user.state === 'INVITED') {
      user.activate();
      user.stamp(user.id, ctx.clock.now());
      subject.disabled = false;
      record(tx, user, user.changed(), { reason: 'first sign-in by a provider' });
      await announceAccess(tx, [subject], { id: user.id, at: ctx.clock.now() });
    }
    if (!mayOpenSession(ctx, subject)) return refuse('OIDC_DISABLED');
    endLock(ctx, tx, user);
    found.link();
    return openSession(ctx, tx, subject);
  });
  if (typeof outcome === 'string') throw new OidcRefused(outcome);
  return issue(ctx, outcome);
}

/** Whoever needs a second factor here needs one there. */
async function lacksSecondFactor(
  ctx: Context,
  tx: Tx,
  userId: string,
  { methods }: ProvenClaims,
): Promise<boolean> {
  if (methods.some((method) => secondFactors.has(method))) return false;
  const factor = await factorOf(tx, userId);
  return (
    factor?.sealedSecret != null || (await rolesThatDemand(tx, userId, ctx.clock.now())).length > 0
  );
}
