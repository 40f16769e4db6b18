import { untrack } from 'svelte';
import type { KeyBinding, Keyboard } from '@houqin/ui-kit/host';
import { shortcuts } from '@houqin/ui-kit/ui/keys.ts';
import type { ShellKey } from '../services.ts';

/** The keys of the page that is open; the `?` sheet lists them. */
export class PageKeyboard implements Keyboard {
  #sets = $state.raw<readonly (readonly KeyBinding[])[]>([]);

  add(bindings: readonly KeyBinding[]): () => void {
    // Called inside a remote's effect, which must not come to depend on the keys of others.
    this.#sets = [...untrack(() => this.#sets), bindings];
    const stop = shortcuts(Object.fromEntries(bindings.map(({ key, run }) => [key, run] as const)));
    return () => {
      stop();
      this.#sets = this.#sets.filter((set) => set !== bindings);
    };
  }

  bindings(): readonly ShellKey[] {
    const newest = new Map<string, ShellKey>();
    for (const { key, label } of this.#sets.flat()) newest.set(key, { key, label });
    return [...newest.values()];
  }
}
