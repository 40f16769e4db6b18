import { createSubscriber } from 'svelte/reactivity';
import { useHost } from './use-host.ts';

/**
 * The server's time in milliseconds, following the clock in markup; for ages and countdowns, which
 * must not depend on how this machine's clock is set.
 */
export function useNow(everyMs = 1000): { readonly current: number } {
  const { graph } = useHost();
  const track = createSubscriber((update) => {
    const timer = setInterval(update, everyMs);
    return () => clearInterval(timer);
  });
  return {
    get current() {
      track();
      return graph.serverNow();
    },
  };
}
