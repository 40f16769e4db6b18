import type { Access, AccessDirectory } from '@houqin/kit/access';
import { Unauthenticated, TokenStale, type DomainError } from '@houqin/kit/errors';
import type { TokenVerifier } from '@houqin/kit/token';

/** A caller whose token was verified and whose access is known. */
export interface SignedIn {
  readonly subjectId: string;
  readonly sessionId: string | null;
  readonly expiresAt: Date;
  readonly access: Access;
}

/**
 * Who is asking. A refused token does not end the request: public fields (sign-in itself) need
 * none, the others answer the refusal.
 */
export interface SignIn {
  readonly caller: SignedIn | null;
  readonly refusal: DomainError | null;
}

/** How the gateway learns who asks; null where a gateway has no sign-in. */
export interface SignInPolicy {
  identify(token: string | null): Promise<SignIn>;
  /** Calls the listener once, when the caller's access changed or the session was revoked. */
  watch(caller: SignedIn, onEnd: (reason: 'access' | 'session') => void): () => void;
}

export const anonymous: SignIn = { caller: null, refusal: null };

/** A token may arrive before the event that announces its subject's newest access. */
const announceMs = 2_000;

/** Tokens verified here, permissions from the process's access directory. */
export function tokenSignIn(verifier: TokenVerifier, directory: AccessDirectory): SignInPolicy {
  return {
    async identify(token) {
      if (token === null) return anonymous;
      try {
        const { subjectId, sessionId, epoch, expiresAt } = await verifier.verify(token);
        if (sessionId !== null && directory.isSessionRevoked(sessionId))
          return refused(new Unauthenticated('SESSION_REVOKED'));
        const access = await directory.waitFor(subjectId, epoch, announceMs);
        if (!access) return refused(new Unauthenticated('BAD_TOKEN'));
        if (access.disabled) return refused(new Unauthenticated('DISABLED'));
        if (epoch < access.epoch) return refused(new TokenStale());
        return { caller: { subjectId, sessionId, expiresAt, access }, refusal: null };
      } catch (error) {
        if (error instanceof Unauthenticated) return refused(error);
        throw error;
      }
    },

    watch({ subjectId, sessionId, access }, onEnd) {
      const stop = directory.onChange(() => {
        const revoked = sessionId !== null && directory.isSessionRevoked(sessionId);
        if (!revoked && directory.get(subjectId) === access) return;
        stop();
        onEnd(revoked ? 'session' : 'access');
      });
      return stop;
    },
  };
}

function refused(refusal: DomainError): SignIn {
  return { caller: null, refusal };
}
