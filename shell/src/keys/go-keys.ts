import type { Texts } from '@houqin/ui-kit/host';
import type { Catalogue } from '../registry/catalogue.ts';
import { inBoth } from './in-both.ts';

export interface GoTarget {
  /** The letter after G, upper case. */
  readonly key: string;
  readonly path: string;
  readonly title: Texts;
  /** Whose page it is; empty for the shell's own. */
  readonly remote: string;
}

/** Where G and a letter lead: the shell's pages, then what manifests declare. */
export function goTargets(catalogue: Catalogue): readonly GoTarget[] {
  const own: readonly GoTarget[] = [
    { key: 'H', path: '/', title: inBoth('home'), remote: '' },
    { key: 'I', path: '/inbox', title: inBoth('inbox'), remote: '' },
  ];
  const declared = catalogue
    .navigation()
    .flatMap(({ remotes }) =>
      remotes.flatMap((remote) =>
        [...remote.children, remote].map((entry) => ({ ...entry, remote: remote.name })),
      ),
    )
    .flatMap(({ key, path, title, remote }) => (key ? [{ key, path, title, remote }] : []));
  const taken = new Set<string>();
  return [...own, ...declared].filter(({ key }) => !taken.has(key) && taken.add(key));
}

/** The same as shortcuts: `g h` → go. */
export function goKeys(
  catalogue: Catalogue,
  go: (path: string) => void,
): Record<string, () => void> {
  return Object.fromEntries(
    goTargets(catalogue).map(({ key, path }) => [`g ${key.toLowerCase()}`, () => go(path)]),
  );
}
