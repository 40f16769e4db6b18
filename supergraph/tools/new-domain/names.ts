/** How a domain is called wherever its name is written. */
export interface DomainNames {
  /** `linen-supply`: folder, package, path, permission. */
  readonly kebab: string;
  /** `linenSupply`: fields of the graph. */
  readonly camel: string;
  /** `LinenSupply`: types of the graph. */
  readonly pascal: string;
  /** `LINEN_SUPPLY`: variables and error codes. */
  readonly constant: string;
  /** `LS`: first part of human numbers. */
  readonly prefix: string;
  /** `Linen supply` and `布草供应`: titles. */
  readonly titleEn: string;
  readonly titleZh: string;
}

/** Without titles, the name's own words stand for both languages until somebody edits them. */
export function namesOf(
  kebab: string,
  titles: { readonly en?: string | undefined; readonly zh?: string | undefined } = {},
): DomainNames {
  const words = kebab.split('-');
  const pascal = words.map(capital).join('');
  const titleEn = titles.en ?? capital(words.join(' '));
  const initials = words.length > 1 ? words.map((word) => word[0]).join('') : kebab.slice(0, 2);
  return {
    kebab,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    constant: words.join('_').toUpperCase(),
    prefix: initials.slice(0, 4).toUpperCase(),
    titleEn,
    titleZh: titles.zh ?? titleEn,
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);

/** The name that the templates are written under: they are code that can be checked as it stands. */
export const templateNames = namesOf('sample-domain', { zh: '样例领域' });

/** Port in the template's `main.ts`; no domain has it. */
export const templatePort = 4990;

/** A text or path of the template, as the domain with these names has it. */
export function renamed(text: string, names: DomainNames, port: number): string {
  const from = templateNames;
  const pairs: readonly (readonly [string, string])[] = [
    [from.constant, names.constant],
    [from.kebab, names.kebab],
    [from.camel, names.camel],
    [from.pascal, names.pascal],
    [from.titleEn, names.titleEn],
    [small(from.titleEn), small(names.titleEn)],
    [from.titleZh, names.titleZh],
  ];
  // One pass: what was put in is not looked at again.
  const pattern = new RegExp(
    [...pairs.map(([token]) => token), `\\b${from.prefix}\\b`, `\\b${templatePort}\\b`].join('|'),
    'g',
  );
  const known = new Map([...pairs, [from.prefix, names.prefix], [`${templatePort}`, `${port}`]]);
  return text.replace(pattern, (token) => known.get(token) ?? token);
}
