import type { GraphClient } from '../graph/graph-client-contract.ts';
import type { Locale } from '../i18n/locale-name.ts';
import type { Connection } from './connection.ts';
import type { Keyboard } from './keyboard.ts';
import type { Notice } from './notice.ts';
import type { Readable, Writable } from './readable.ts';
import type { Route } from './route.ts';
import type { Session } from './session.ts';
import type { Slots } from './slots.ts';

/** The version of the contract below; a manifest names the one it was written for as `host`. */
export const hostVersion = 1;

/**
 * Everything a remote may ask of the page it is mounted in. Only plain values, functions and
 * stores: no component and no class, because a remote may run on its own copy of Svelte. Fields are
 * only added; anything else is a new `hostVersion`, and the shell supports that and the one before.
 */
export interface Host {
  readonly version: typeof hostVersion;
  /** Who is mounted: the manifest's name and the deployed version. */
  readonly remote: { readonly name: string; readonly version: string };
  readonly graph: GraphClient;
  readonly session: Session;
  readonly locale: Writable<Locale>;
  readonly theme: Readable<'light' | 'dark'>;
  readonly connection: Readable<Connection>;
  /** Where the browser is, with the parameters of the manifest's route that matched. */
  readonly route: Readable<Route>;
  /** Goes to a path of this site. `replace` leaves no step to go back to: for filters in the address. */
  navigate(to: string, options?: { readonly replace?: boolean }): void;
  /**
   * The page that shows an object of the graph, or null when no deployed remote has one that this
   * person may open: `link('WorkOrder', id)`. Remotes declare these pages as `opens` in the manifest.
   */
  link(type: string, id: string): string | null;
  readonly slots: Slots;
  notify(notice: Notice): void;
  readonly keys: Keyboard;
}
