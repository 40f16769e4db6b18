import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { respond, respondError } from './respond.ts';
import { contentSecurityPolicy, type PagePolicy } from './security-headers.ts';
import { etagOf, matches, type StaticFiles } from './static-files.ts';

export interface FrontEnd {
  /** `shell/dist`. */
  readonly shell: string;
  /** `frontends`: each remote's build lies in `<name>/dist/<version>`. */
  readonly frontends: string;
}

/** The shell's page and files, the wall boards' page, and the remotes' versioned files. */
export class Pages {
  readonly #files: StaticFiles;
  readonly #front: FrontEnd;
  readonly #policy: PagePolicy;

  constructor(files: StaticFiles, front: FrontEnd, policy: PagePolicy) {
    this.#files = files;
    this.#front = front;
    this.#policy = policy;
  }

  /** Everything below `/` that is neither the graph nor a route. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return respondError(response, 405, 'METHOD_NOT_ALLOWED', 'Only GET is served here.');
    }
    if (path.startsWith('/r/')) return this.#remote(request, response, path);
    if (path !== '/' && path !== '/index.html' && path !== '/wallboard.html') {
      // Names with a content hash never change their content.
      const caching = path.startsWith('/static/') ? 'immutable' : 'revalidate';
      if (await this.#files.serve(request, response, this.#front.shell, path, caching)) return;
    }
    if (!wantsPage(request))
      return respondError(response, 404, 'NOT_FOUND', 'There is no such file.');
    const wall = path === '/wallboard' || path.startsWith('/wallboard/');
    await this.#page(request, response, wall);
  }

  /** `/r/<remote>/<version>/<file>`: a version's files never change. */
  async #remote(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, , remote = '', ...rest] = path.split('/');
    const plain = /^[a-z][a-z0-9-]*$/.test(remote) && rest.length >= 2;
    const folder = join(this.#front.frontends, remote, 'dist');
    const served =
      plain && (await this.#files.serve(request, response, folder, rest.join('/'), 'immutable'));
    if (!served) respondError(response, 404, 'NOT_FOUND', 'There is no such version of a remote.');
  }

  async #page(request: IncomingMessage, response: ServerResponse, wall: boolean): Promise<void> {
    const { shell } = this.#front;
    const html =
      (wall ? await this.#files.text(join(shell, 'wallboard.html')) : null) ??
      (await this.#files.text(join(shell, 'index.html')));
    if (html === null)
      return respondError(response, 503, 'NOT_BUILT', 'The front end is not built: npm run build');
    response.setHeader(
      'content-security-policy',
      contentSecurityPolicy(request, html, this.#policy),
    );
    response.setHeader('cache-control', 'no-cache');
    const etag = etagOf(html);
    response.setHeader('etag', etag);
    if (matches(request, etag)) response.writeHead(304).end();
    else respond(response, 200, 'text/html; charset=utf-8', html);
  }
}

/** A navigation, not a script or picture that is missing: those must fail as what they are. */
function wantsPage(request: IncomingMessage): boolean {
  const accept = String(request.headers.accept ?? '');
  return accept.includes('text/html') || accept === '*/*' || accept === '';
}
