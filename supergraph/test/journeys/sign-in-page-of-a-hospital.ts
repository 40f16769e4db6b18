import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID provider with a sign-in page, on another site than the product. */
export interface HospitalAccounts {
  /** What a system at this address must be told of it; its callback is known from then on. */
  variables(url: string): Record<string, string>;
  stop(): Promise<void>;
}

/** Whoever signs in there has this address, verified. */
export async function startHospitalAccounts(domain: string): Promise<HospitalAccounts> {
  const late: { callback?: ReturnType<Provider['callback']> } = {};
  const server = createServer((request, response) => void late.callback!(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Browsers take 127.0.0.1 and localhost for two sites.
  const issuer = `http://localhost:${port}`;
  const client = { client_id: 'houqin', client_secret: 'a secret of tests' };
  return {
    variables(url) {
      const redirect_uris = [`${url}/sign-in/oidc/callback`];
      const provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        cookies: { keys: ['for tests only'] },
        features: { devInteractions: { enabled: true } },
        pkce: { required: () => true },
        findAccount: (_, subject) => ({
          accountId: subject,
          claims: () => ({ sub: subject, email: `${subject}@${domain}`, email_verified: true }),
        }),
        async loadExistingGrant({ oidc }) {
          const { clientId } = oidc.client!;
          const { accountId } = oidc.session!;
          const grant = new oidc.provider.Grant({ clientId, accountId: accountId! });
          grant.addOIDCScope('openid email profile');
          await grant.save();
          return grant;
        },
      });
      late.callback = provider.callback();
      return {
        OIDC_PROVIDERS: 'hospital',
        PUBLIC_URL: url,
        OIDC_HOSPITAL_ISSUER: issuer,
        OIDC_HOSPITAL_CLIENT_ID: client.client_id,
        OIDC_HOSPITAL_CLIENT_SECRET: client.client_secret,
      };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
