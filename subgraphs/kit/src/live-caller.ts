import { levelsOf, type Access } from './access.ts';
import type { Caller, Context } from './context.ts';
import { AccessChanged, Unauthenticated } from './errors.ts';
import type { Live } from './live.ts';
import { scopeFingerprint } from './scope.ts';

/** Guards an open stream: what its caller may see must stay what it was when it began. */
export interface CallerWatch {
  readonly stopped: boolean;
  /** @throws AccessChanged, Unauthenticated when the stream must end */
  check(): Promise<void>;
  /** Sleeps until an event, a change of access, the end of the token, or the time is over. */
  wait(milliseconds: number): Promise<void>;
  stop(): void;
}

/** Longest sleep of a timer, in ms: Node fires longer ones at once. */
const longestTimer = 2 ** 31 - 1;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
export function watchCaller(ctx: Context, live: Live<any>): CallerWatch {
  const { process, feed } = ctx.runtime;
  const system = ctx.caller.kind === 'system';
  const fingerprint = (access: Access): string =>
    accessFingerprint(access) +
    scopeFingerprint(access, live.permission, live.scope, process.access);
  const began = fingerprint(ctx.caller.access);
  let suspicious = false;
  let stopped = false;
  let wake: () => void = () => {};

  const suspect = (): void => {
    suspicious = true;
    wake();
  };
  const unlisten = system ? () => {} : process.access.onChange(suspect);
  const unrenew = ctx.facts?.renewal?.onChange(suspect) ?? (() => {});

  const untilExpiry = (): number => {
    const { expiresAt } = ctx.caller;
    return expiresAt ? expiresAt.getTime() - ctx.clock.now().getTime() : Infinity;
  };

  /** Goes on under a newer token of the same caller, or of another with the very same access. */
  async function renew(): Promise<void> {
    const token = ctx.facts?.renewal?.current();
    if (!token) return;
    const next: Caller = await ctx.runtime.authenticate(token);
    const grown = (next.expiresAt?.getTime() ?? 0) > (ctx.caller.expiresAt?.getTime() ?? 0);
    if (!grown && next.sessionId === ctx.caller.sessionId) return;
    if (fingerprint(next.access) !== began) throw new AccessChanged();
    const own = levelsOf(next.access, live.permission).has('OWN');
    if (own && next.subjectId !== ctx.caller.subjectId) throw new AccessChanged();
    ctx.caller = next;
  }

  function checkAccess(): void {
    const { sessionId, subjectId } = ctx.caller;
    if (sessionId && process.access.isSessionRevoked(sessionId)) {
      throw new Unauthenticated('SESSION_REVOKED');
    }
    const now = process.access.get(subjectId) ?? ctx.caller.access;
    if (now.disabled) throw new Unauthenticated('DISABLED');
    if (fingerprint(now) !== began) throw new AccessChanged();
    ctx.caller = { ...ctx.caller, access: now };
  }

  return {
    get stopped() {
      return stopped;
    },
    async check() {
      if (system) return;
      const expired = untilExpiry() <= 0;
      if (!suspicious && !expired) return;
      suspicious = false;
      await renew();
      if (untilExpiry() <= 0) throw new Unauthenticated('EXPIRED');
      checkAccess();
    },
    async wait(milliseconds) {
      if (stopped || suspicious || feed.closed) return;
      await new Promise<void>((resolve) => {
        const sleep = Math.max(0, Math.min(milliseconds, untilExpiry(), longestTimer));
        const timer = setTimeout(() => wake(), sleep);
        const unhear = feed.whenMore(() => wake());
        wake = () => {
          clearTimeout(timer);
          unhear();
          wake = () => {};
          resolve();
        };
      });
    },
    stop() {
      stopped = true;
      unlisten();
      unrenew();
      wake();
    },
  };
}

/**
 * Everything of an access that an answer may depend on, without who it is. Two callers with the
 * same one see the same, except for rows that are their own.
 */
export function accessFingerprint(access: Access): string {
  const { kind, disabled, departmentId, campusIds, partyId, grants } = access;
  const sorted = [...grants]
    .map(([permission, levels]) => `${permission}:${[...levels].sort().join('+')}`)
    .sort();
  return JSON.stringify([kind, disabled, departmentId, [...campusIds].sort(), partyId, sorted]);
}
