/** The address as state; the shell takes every click on a link of this site. */
export class Router {
  path = $state(location.pathname);
  search = $state(location.search);

  start(): () => void {
    const sync = () => this.#sync();
    const click = (event: MouseEvent) => this.#click(event);
    window.addEventListener('popstate', sync);
    document.addEventListener('click', click);
    return () => {
      window.removeEventListener('popstate', sync);
      document.removeEventListener('click', click);
    };
  }

  navigate(to: string, options: { readonly replace?: boolean } = {}): void {
    const url = new URL(to, location.href);
    if (url.origin !== location.origin) throw new Error(`Not a path of this site: ${to}`);
    if (url.href === location.href) return;
    history[options.replace ? 'replaceState' : 'pushState'](null, '', url);
    this.#sync();
  }

  #sync(): void {
    this.path = location.pathname;
    this.search = location.search;
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0)
      return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.rel === 'external') return;
    if (link.origin !== location.origin || /^\/(r|files|print)\//.test(link.pathname)) return;
    event.preventDefault();
    this.navigate(link.href);
  }
}
