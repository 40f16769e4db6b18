import { getContext, setContext } from 'svelte';
import type { Host } from './host.ts';
import { reactive } from './reactive.ts';

const key = 'houqin:host';

export function provideHost(host: Host): void {
  setContext(key, host);
}

/** The host this component is mounted in. Call while a component initialises. */
export function useHost(): Host {
  const host = getContext<Host | undefined>(key);
  if (!host) throw new Error('No host: the component is not inside an app made by defineApp');
  return host;
}

/** Where the browser is; `useRoute().current.params` follows navigation. */
export const useRoute = () => reactive(useHost().route);

/** The state of the live channel. */
export const useConnection = () => reactive(useHost().connection);

export const useTheme = () => reactive(useHost().theme);

/** Whether the person may do it; follows a change of permissions. */
export function useCan(): (permission: string) => boolean {
  const { session } = useHost();
  const viewer = reactive(session);
  return (permission) => viewer.current.grants.has(permission);
}
