import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { oidcTimeoutSeconds } from '../config.ts';
import type { OidcAttempt } from './oidc-attempt.ts';
import { OidcRefused } from './oidc-refused.ts';
import type { OidcProvider, OidcSettings } from './oidc-settings.ts';

/** What a provider has proved of a person. */
export interface ProvenClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly preferredUsername: string | null;
  /** How they signed in there (RFC 8176). */
  readonly methods: readonly string[];
}

/** Where a provider sends people back to; registered there as the redirect address. */
export const callbackPath = '/sign-in/oidc/callback';

/** Speaks with one provider, by what it says of itself; that is read when first needed. */
export class ProviderClient {
  readonly provider: OidcProvider;
  readonly #redirectUri: string;
  #configuration: Promise<Configuration> | null = null;

  constructor(provider: OidcProvider, { publicUrl }: Pick<OidcSettings, 'publicUrl'>) {
    this.provider = provider;
    this.#redirectUri = new URL(callbackPath, publicUrl).href;
  }

  /** The provider's page for signing in, and what must be kept until its answer. */
  async begin(): Promise<{ url: URL } & Pick<OidcAttempt, 'state' | 'nonce' | 'verifier'>> {
    const configuration = await this.#configured();
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid email profile',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce },
    });
    return { url, state, nonce, verifier };
  }

  /**
   * Exchanges the code of the answer and checks all that comes: state, issuer, signature, audience,
   * nonce, times. @throws OidcRefused
   */
  async finish(query: URLSearchParams, attempt: OidcAttempt): Promise<ProvenClaims> {
    const configuration = await this.#configured();
    const answered = new URL(this.#redirectUri);
    answered.search = query.toString();
    try {
      const tokens = await authorizationCodeGrant(configuration, answered, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      });
      const proof = tokens.claims()!;
      // Providers may keep what describes a person out of the token: it is asked for then.
      const more =
        proof[this.provider.claim] === undefined && configuration.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(configuration, tokens.access_token, proof.sub)
          : {};
      const claims: Record<string, unknown> = { ...more, ...proof };
      return {
        issuer: proof.iss,
        subject: proof.sub,
        email: textOf(claims['email']),
        emailVerified: claims['email_verified'] === true,
        preferredUsername: textOf(claims['preferred_username']),
        methods: Array.isArray(claims['amr']) ? claims['amr'].map(String) : [],
      };
    } catch (error) {
      throw new OidcRefused(problemOf(error), error);
    }
  }

  #configured(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.provider;
    this.#configuration ??= discovery(
      issuer,
      clientId,
      undefined,
      ClientSecretBasic(clientSecret),
      {
        timeout: oidcTimeoutSeconds,
        // The settings let plain HTTP through on this machine only.
        execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
      },
    ).catch((error: unknown) => {
      // A provider that was away must not be away for ever.
      this.#configuration = null;
      throw new OidcRefused('OIDC_UNREACHABLE', error);
    });
    return this.#configuration;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What the person is told; the log has the rest. */
function problemOf(error: unknown) {
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
    return 'OIDC_DENIED';
  const { code, name } = error as { code?: unknown; name?: unknown };
  const away = code === 'OAUTH_TIMEOUT' || name === 'TypeError' || name === 'TimeoutError';
  return away ? 'OIDC_UNREACHABLE' : 'OIDC_REFUSED';
}
