import type { GraphClient } from '@houqin/ui-kit/graph';
import type { Keyboard, Notice, Readable, Slots } from '@houqin/ui-kit/host';
import type { Toaster } from '@houqin/ui-kit/ui/toaster.svelte.ts';
import type { Preferences } from './preferences.ts';
import type { Catalogue } from './registry/catalogue.ts';
import type { RegistryWatch } from './registry/registry-watch.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { ShellSession } from './session/session.ts';

/** What the shell is made of; made once in `bootstrap.ts`. */
export interface ShellServices {
  readonly graph: GraphClient;
  readonly session: ShellSession;
  readonly preferences: Preferences;
  readonly router: Router;
  readonly route: Readable<{ readonly path: string; readonly search: string }>;
  readonly registry: RegistryWatch;
  /** For the person of this moment; reactive. */
  catalogue(): Catalogue;
  readonly slots: Slots;
  readonly toaster: Toaster;
  notify(notice: Notice): void;
  readonly keys: Keyboard & { readonly bindings: () => readonly ShellKey[] };
  /** `?mf=` of this tab: remote → address of a developer's build. */
  override(remote: string): string | undefined;
}

export interface ShellKey {
  readonly key: string;
  readonly label: string;
}
