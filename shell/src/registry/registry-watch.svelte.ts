import { emptyRegistry, fetchRegistry, type Registry } from './registry.ts';

const pollMs = 60_000;

/** The registry as last read; read again every minute and when someone comes back to the page. */
export class RegistryWatch {
  current = $state.raw<Registry>(emptyRegistry);
  loaded = $state(false);
  #text = '';

  async read(): Promise<void> {
    const registry = await fetchRegistry();
    const text = JSON.stringify(registry);
    this.loaded = true;
    // The same object again would mount nothing anew, but wake everything that reads it.
    if (text === this.#text) return;
    this.#text = text;
    this.current = registry;
  }

  start(): () => void {
    const again = () => {
      // Not reached: what is known stays good, the next turn comes.
      if (document.visibilityState === 'visible') void this.read().catch(() => undefined);
    };
    const timer = setInterval(again, pollMs);
    window.addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', again);
    };
  }
}
