import { isLoopback } from '@houqin/kit/loopback';
import { SettingError } from '@houqin/kit/settings';

/** The claim by which a person of the provider is found among the accounts here. */
export const linkClaims = ['email', 'preferred_username'] as const;
export type LinkClaim = (typeof linkClaims)[number];

/** One OpenID provider that people sign in by. */
export interface OidcProvider {
  /** In addresses: `hospital`. */
  readonly id: string;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly claim: LinkClaim;
  /** On the button. */
  readonly titleZh: string;
  readonly titleEn: string;
}

export interface OidcSettings {
  /** Where people reach this installation: the callback is under it. */
  readonly publicUrl: URL;
  readonly providers: readonly OidcProvider[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `OIDC_*`; null when no provider is named. @throws SettingError */
export function readOidcSettings(env: Environment): OidcSettings | null {
  const get = (name: string) => env[name]?.trim() || undefined;
  const ids = (get('OIDC_PROVIDERS') ?? '').split(',').flatMap((id) => id.trim() || []);
  if (ids.length === 0) return null;
  const publicUrl = urlOf('PUBLIC_URL', get('PUBLIC_URL'), 'https://houqin.example.cn');
  if (publicUrl.pathname !== '/' || publicUrl.search !== '')
    throw new SettingError('PUBLIC_URL', publicUrl.href, 'leave out path and query');
  return { publicUrl, providers: ids.map((id) => providerOf(id, get)) };
}

function providerOf(id: string, get: (name: string) => string | undefined): OidcProvider {
  if (!/^[a-z][a-z0-9]{0,30}$/.test(id))
    throw new SettingError('OIDC_PROVIDERS', id, 'use names of a-z and 0-9, such as hospital');
  const name = (part: string) => `OIDC_${id.toUpperCase()}_${part}`;
  const must = (part: string) => {
    const value = get(name(part));
    if (value === undefined)
      throw new SettingError(name(part), '', `OIDC_PROVIDERS names ${id}, so it must be set`);
    return value;
  };
  const claim = get(name('CLAIM')) ?? 'email';
  const known = linkClaims.find((one) => one === claim);
  if (!known) throw new SettingError(name('CLAIM'), claim, `use ${linkClaims.join(' or ')}`);
  const issuer = urlOf(name('ISSUER'), must('ISSUER'), 'https://login.example.cn/realms/hospital');
  if (issuer.href.length > 200)
    throw new SettingError(name('ISSUER'), issuer.href, 'use at most 200 characters');
  return {
    id,
    issuer,
    clientId: must('CLIENT_ID'),
    clientSecret: must('CLIENT_SECRET'),
    claim: known,
    titleZh: get(name('TITLE_ZH')) ?? '医院统一身份认证',
    titleEn: get(name('TITLE_EN')) ?? 'Hospital account',
  };
}

/** Codes and tokens travel there: without TLS only on this machine. */
function urlOf(variable: string, value: string | undefined, example: string): URL {
  const url = value !== undefined && URL.canParse(value) ? new URL(value) : null;
  const safe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !safe)
    throw new SettingError(variable, value ?? '', `use an address such as ${example}`);
  return url;
}
