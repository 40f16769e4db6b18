import type { Readable } from './readable.ts';

/** The person (or device) at this screen. */
export interface Viewer {
  readonly kind: 'USER' | 'CLIENT' | 'DEVICE';
  readonly userId: string | null;
  readonly name: string;
  readonly username: string | null;
  readonly position: string | null;
  readonly department: { readonly id: string; readonly name: string } | null;
  /** The outside organisation the person works for; null for the hospital's own. */
  readonly party: { readonly id: string; readonly name: string } | null;
  readonly campusIds: readonly string[];
  readonly roles: readonly string[];
  /** Permission → scope levels granted: for what to show; the server decides what is allowed. */
  readonly grants: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Session extends Readable<Viewer> {
  /** Whether the permission is granted at any level. */
  can(permission: string): boolean;
  signOut(): Promise<void>;
}
