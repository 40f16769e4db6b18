import { locale } from './locale.svelte.ts';
import type { Locale } from './locale-name.ts';

export type Parameters = Readonly<Record<string, string | number>>;

/** One flat file of texts per language: `{ "board.title": "调度台" }`. */
type Texts<Key extends string> = Readonly<Record<Key, string>>;

/**
 * The texts of one package. The keys are those of `zh.json`; English must have the same
 * (`checkMessages` of the kit's testing part proves it). Place `{name}` for a parameter.
 *
 *     export const t = messages({ zh, en });
 *     t('board.reassign', { minutes: 10 })
 */
export function messages<Key extends string>(texts: {
  readonly zh: Texts<Key>;
  readonly en: Texts<NoInfer<Key>>;
}): (key: Key, parameters?: Parameters) => string {
  return (key, parameters) => fill(texts[locale()][key], parameters);
}

/** The same text in a language that is not the current one, for passages that carry their own `lang`. */
export function inLanguage<Key extends string>(
  texts: Readonly<Record<Locale, Texts<Key>>>,
  language: Locale,
  key: Key,
  parameters?: Parameters,
): string {
  return fill(texts[language][key], parameters);
}

function fill(text: string, parameters: Parameters = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
}
