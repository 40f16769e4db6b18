/** The languages of the product; the first is the one spoken when nothing else is known. */
export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The tag for `lang` attributes and for `Intl`. */
export const languageTag: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

export const isLocale = (value: unknown): value is Locale =>
  locales.some((locale) => locale === value);
