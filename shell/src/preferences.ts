import { isLocale, languageTag, type Locale } from '@houqin/ui-kit/i18n';
import { writable, type Writable } from '@houqin/ui-kit/host';

export type ThemeChoice = 'light' | 'dark';

/** Language and theme of this browser, already applied before the first paint by `boot.js`. */
export interface Preferences {
  readonly locale: Writable<Locale>;
  readonly theme: Writable<ThemeChoice>;
}

export function browserPreferences(): Preferences {
  const page = document.documentElement;
  const first = page.lang.slice(0, 2);
  const locale = writable<Locale>(isLocale(first) ? first : 'zh');
  const theme = writable<ThemeChoice>(page.dataset['theme'] === 'dark' ? 'dark' : 'light');
  locale.subscribe((value) => {
    page.lang = languageTag[value];
  });
  theme.subscribe((value) => {
    page.dataset['theme'] = value;
  });
  return { locale: kept('houqin.locale', locale), theme: kept('houqin.theme', theme) };
}

/** Writes a choice down when someone makes it, so that the default follows the system until then. */
function kept<T extends string>(key: string, store: Writable<T>): Writable<T> {
  return {
    get: () => store.get(),
    subscribe: (run) => store.subscribe(run),
    set(value) {
      store.set(value);
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage is forbidden: the choice lives as long as the page.
      }
    },
  };
}
