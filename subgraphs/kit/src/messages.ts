import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from './context.ts';
import { packageRoot } from './package-root.ts';

/** Texts by key, `{placeholder}`s in them. */
export type Catalogue = Readonly<Record<string, string>>;
export type Messages = Readonly<Record<Locale, Catalogue>>;

const kit = packageRoot(import.meta.url);

/** Texts of the kit's own codes. */
export const kitMessages: Messages = {
  zh: readCatalogue(join(kit, 'src', 'messages', 'zh.json')),
  en: readCatalogue(join(kit, 'src', 'messages', 'en.json')),
};

/** The kit's texts and a domain's: `contract/errors.zh.json` and `.en.json` of its package. */
export function domainMessages(importMetaUrl: string): Messages {
  const contract = join(packageRoot(importMetaUrl), 'contract');
  const read = (locale: Locale): Catalogue => ({
    ...kitMessages[locale],
    ...readCatalogue(join(contract, `errors.${locale}.json`)),
  });
  return { zh: read('zh'), en: read('en') };
}

function readCatalogue(file: string): Catalogue {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
}

/** Fills `{name}` from the values; one that is missing is left out. */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === null || value === undefined) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  });
}
