import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { readOidcSettings, type OidcSettings } from './oidc-settings.ts';
import { ProviderClient } from './provider-client.ts';

/** The providers of one installation. */
export interface Oidc {
  readonly settings: OidcSettings;
  readonly clients: ReadonlyMap<string, ProviderClient>;
}

const opened = new WeakMap<SubgraphRuntime, Oidc | null>();

/** Null where no provider is set. @throws SettingError */
export function oidcOf(runtime: SubgraphRuntime): Oidc | null {
  const known = opened.get(runtime);
  if (known !== undefined) return known;
  const settings = readOidcSettings(process.env);
  const oidc = settings && {
    settings,
    clients: new Map(
      settings.providers.map((provider) => [provider.id, new ProviderClient(provider, settings)]),
    ),
  };
  opened.set(runtime, oidc);
  return oidc;
}
