import type { Caller } from '@houqin/kit/context';
import { authenticate } from '@houqin/kit/context-factory';
import { DomainError } from '@houqin/kit/errors';
import type { ProcessEnvironment } from '@houqin/kit/runtime';
import type { TokenVerifier } from '@houqin/kit/token';

/**
 * Who is asking. A refused token does not end the request: public fields (sign-in itself) need
 * none, the others answer the refusal.
 */
export interface SignIn {
  /** Null when nobody is signed in. */
  readonly caller: Caller | null;
  readonly refusal: DomainError | null;
}

/** How the gateway learns who asks; null where a gateway has no sign-in. */
export interface SignInPolicy {
  identify(token: string | null): Promise<SignIn>;
  /** Calls the listener once, when the caller's access changed or the session was revoked. */
  watch(caller: Caller, onEnd: (reason: 'access' | 'session') => void): () => void;
}

export const anonymous: SignIn = { caller: null, refusal: null };

/** Tokens verified in this process, permissions from its access directory: as subgraphs do it. */
export function tokenSignIn(
  environment: ProcessEnvironment,
  verifier: TokenVerifier,
): SignInPolicy {
  const { access: directory } = environment;
  return {
    async identify(token) {
      if (token === null) return anonymous;
      try {
        return { caller: await authenticate(environment, verifier, token), refusal: null };
      } catch (error) {
        if (error instanceof DomainError) return { caller: null, refusal: error };
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
