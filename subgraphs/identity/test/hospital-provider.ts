import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody the provider knows. */
export interface KnownPerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly preferred_username?: string;
}

/** A real OpenID provider in this process; a test says who sits before its sign-in page. */
export interface HospitalProvider {
  readonly issuer: string;
  readonly people: Map<string, KnownPerson>;
  /** Signs this subject in at the next visit, in these ways; null: they press cancel. */
  visitor: { readonly subject: string; readonly amr?: readonly string[] } | null;
  /**
   * Goes to an authorization address as a browser does, with new cookies.
   * @returns the address it is sent back to
   */
  visit(authorizationUrl: string): Promise<URL>;
  stop(): Promise<void>;
}

export interface ProviderOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

export async function startHospitalProvider(options: ProviderOptions): Promise<HospitalProvider> {
  const late: { handle?: ReturnType<Provider['callback']> } = {};
  const server = createServer((request, response) => void late.handle!(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, KnownPerson>();

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['preferred_username'],
    },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, subject) =>
      people.has(subject)
        ? { accountId: subject, claims: () => ({ sub: subject, ...people.get(subject) }) }
        : undefined,
    // The hospital's own client: nobody is asked whether it may know them.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  const handle = provider.callback();
  late.handle = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return handle(request, response);
    const { visitor } = running;
    const result = visitor
      ? { login: { accountId: visitor.subject, ...(visitor.amr ? { amr: [...visitor.amr] } : {}) } }
      : { error: 'access_denied', error_description: 'cancelled' };
    return provider.interactionFinished(request, response, result);
  };

  const running: HospitalProvider = {
    issuer,
    people,
    visitor: null,
    async visit(authorizationUrl) {
      const cookies = new Map<string, string>();
      let url = new URL(authorizationUrl);
      for (let hop = 0; hop < 8; hop += 1) {
        if (url.href.startsWith(options.redirectUri)) return url;
        const answer = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const header of answer.headers.getSetCookie()) {
          const [pair = ''] = header.split(';');
          const at = pair.indexOf('=');
          cookies.set(pair.slice(0, at), pair.slice(at + 1));
        }
        const next = answer.headers.get('location');
        if (!next) throw new Error(`${answer.status} ${await answer.text()}`);
        url = new URL(next, url);
      }
      throw new Error(`still under way: ${url.href}`);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return running;
}
