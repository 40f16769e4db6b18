import type { Component } from 'svelte';

/** What an `icon` prop takes: a lucide icon, imported as `@lucide/svelte/icons/<name>`. */
export type IconComponent = Component<{
  size?: number | string;
  strokeWidth?: number | string;
  'aria-hidden'?: 'true';
}>;
