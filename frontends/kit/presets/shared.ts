import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Every client sub-path of svelte. One left out is a second copy, silently not reactive. */
export const svelteKeys = [
  'svelte',
  'svelte/internal/client',
  'svelte/internal/disclose-version',
  'svelte/internal/flags/legacy',
  'svelte/internal/flags/async',
  'svelte/store',
  'svelte/reactivity',
  'svelte/reactivity/window',
  'svelte/motion',
  'svelte/transition',
  'svelte/animate',
  'svelte/easing',
  'svelte/events',
  'svelte/attachments',
  'svelte/legacy',
] as const;

/** The parts of the kit that a page must have once: the host, the graph, the language. */
export const kitKeys = [
  '@houqin/ui-kit/host',
  '@houqin/ui-kit/graph',
  '@houqin/ui-kit/i18n',
] as const;

export const svelteVersion: string = require('svelte/package.json').version;
export const kitVersion: string = require('../package.json').version;

interface SharedModule {
  readonly singleton: true;
  readonly requiredVersion: string;
  readonly version?: string;
  readonly strictVersion: boolean;
  readonly eager?: boolean;
  readonly import?: false;
}

/** `5.57.3` → `~5.57.0`: compiled components use the runtime's internals, which promise nothing across minors. */
export const sameMinor = (version: string): string =>
  `~${version.split('.').slice(0, 2).join('.')}.0`;

/**
 * What crosses between the shell and a remote at run time. The shell carries the code (eager, so
 * that it costs no extra request); a remote carries none and refuses a runtime of another minor.
 */
export function sharedModules(role: 'shell' | 'remote'): Record<string, SharedModule> {
  const entry = (version: string): SharedModule => ({
    singleton: true,
    requiredVersion: sameMinor(version),
    ...(role === 'shell'
      ? { eager: true, strictVersion: false, version }
      : { import: false, strictVersion: true }),
  });
  return Object.fromEntries([
    ...svelteKeys.map((key) => [key, entry(svelteVersion)]),
    ...kitKeys.map((key) => [key, entry(kitVersion)]),
  ]);
}
