import { mount as mountComponent, unmount as unmountComponent, type Component } from 'svelte';
import { followLocale } from '../i18n/locale.svelte.ts';
import Boundary from './boundary.svelte';
import { mountedProps } from './mounted-props.svelte.ts';
import { hostVersion, type Host } from './host.ts';

/** What a remote exposes: the shell mounts it and never imports its component. */
export interface MountableApp {
  readonly host: typeof hostVersion;
  mount(target: HTMLElement, host: Host, options?: MountOptions): MountedApp;
}

export interface MountOptions {
  /** Plain data for a slot's filler. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** Called when rendering or an effect threw, at mount or later; the app is then empty. */
  onFailure?(error: unknown): void;
}

export interface MountedApp {
  update(props: Readonly<Record<string, unknown>>): void;
  unmount(): void;
}

/**
 * Wraps a root component for the shell: provides the host to `useHost()`, follows the language, and
 * catches what throws in the runtime that it runs on.
 */
export function defineApp<Props extends Record<string, unknown>>(
  App: Component<Props>,
): MountableApp {
  return {
    host: hostVersion,
    mount(target, host, options = {}) {
      const props = mountedProps(options.props ?? {});
      const unfollow = followLocale(host.locale);
      const root = mountComponent(Boundary, {
        target,
        props: {
          App: App as unknown as Component<Record<string, unknown>>,
          host,
          props: props.current,
          onFailure: (error: unknown) => options.onFailure?.(error),
        },
      });
      return {
        update: (next) => props.replace(next),
        unmount() {
          unfollow();
          void unmountComponent(root);
        },
      };
    },
  };
}
