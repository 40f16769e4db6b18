export { hostVersion, type Host } from './host.ts';
export { defineApp, type MountableApp, type MountedApp, type MountOptions } from './define-app.ts';
export { provideHost, useCan, useConnection, useHost, useRoute, useTheme } from './use-host.ts';
export { useNow } from './now.ts';
export { fillPath, matchPath, type Route } from './route.ts';
export { reactive } from './reactive.ts';
export { writable, type Readable, type Writable } from './readable.ts';
export { default as RowFiles } from './row-files.svelte';
export { default as Slot } from './slot.svelte';
export type { Connection, ConnectionState } from './connection.ts';
export type { KeyBinding, Keyboard } from './keyboard.ts';
export type { Notice } from './notice.ts';
export type { Session, Viewer } from './session.ts';
export type { SlotFill, SlotHandle, Slots } from './slots.ts';
export type {
  Manifest,
  ManifestEntry,
  ManifestFill,
  ManifestOpens,
  ManifestRoute,
  Texts,
} from './manifest.ts';
