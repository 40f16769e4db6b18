import { describe, expect, it } from 'vitest';
import { readOidcSettings } from './oidc-settings.ts';

const good = {
  OIDC_PROVIDERS: 'hospital',
  PUBLIC_URL: 'https://houqin.hospital.cn',
  OIDC_HOSPITAL_ISSUER: 'https://login.hospital.cn/realms/staff',
  OIDC_HOSPITAL_CLIENT_ID: 'houqin',
  OIDC_HOSPITAL_CLIENT_SECRET: 'a secret of tests',
};

describe('providers', () => {
  it('are none unless named', () => {
    expect(readOidcSettings({})).toBeNull();
    expect(readOidcSettings({ OIDC_PROVIDERS: ' , ' })).toBeNull();
  });

  it('are found by a verified e-mail address unless told otherwise', () => {
    const [provider] = readOidcSettings(good)!.providers;
    expect(provider).toMatchObject({
      ...{ id: 'hospital', clientId: 'houqin', claim: 'email', titleEn: 'Hospital account' },
      issuer: new URL('https://login.hospital.cn/realms/staff'),
    });
    const named = { ...good, OIDC_HOSPITAL_CLAIM: 'preferred_username' };
    expect(readOidcSettings(named)!.providers[0]).toMatchObject({ claim: 'preferred_username' });
  });

  it.each([
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'houqin.hospital.cn'],
    ['PUBLIC_URL', 'http://houqin.hospital.cn'],
    ['PUBLIC_URL', 'https://hospital.cn/houqin'],
    ['OIDC_PROVIDERS', 'Hospital'],
    ['OIDC_HOSPITAL_ISSUER', undefined],
    ['OIDC_HOSPITAL_ISSUER', 'http://login.hospital.cn'],
    ['OIDC_HOSPITAL_ISSUER', `https://login.hospital.cn/${'a'.repeat(200)}`],
    ['OIDC_HOSPITAL_CLIENT_ID', ' '],
    ['OIDC_HOSPITAL_CLIENT_SECRET', undefined],
    ['OIDC_HOSPITAL_CLAIM', 'phone_number'],
  ])('are refused at the start: %s=%s', (variable, value) => {
    expect(() => readOidcSettings({ ...good, [variable]: value })).toThrow(
      expect.objectContaining({ name: 'SettingError', variable }),
    );
  });

  it('never show their secret in what is said of a setting', () => {
    const wrong = { ...good, OIDC_HOSPITAL_CLAIM: 'x' };
    expect(() => readOidcSettings(wrong)).toThrow(/^(?!.*a secret of tests)/);
  });
});
