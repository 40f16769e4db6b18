import type { Locale } from './locale-name.ts';

// One rune per copy of this module; an isolated remote has its own and follows the host's store.
const state: { locale: Locale } = $state({ locale: 'zh' });

/** The language now; reading it in markup or a derived value follows the switch. */
export const locale = (): Locale => state.locale;

/** Keeps this copy of the kit in the language of the host; the answer stops following. */
export function followLocale(store: {
  subscribe(run: (value: Locale) => void): () => void;
}): () => void {
  return store.subscribe((value) => {
    state.locale = value;
  });
}
