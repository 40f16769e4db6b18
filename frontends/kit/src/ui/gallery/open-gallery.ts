import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { createRsbuild, loadConfig } from '@rsbuild/core';
import { chromium as playwright, type Browser } from 'playwright-core';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface OpenGallery {
  browser: Browser;
  /** Address of a page in one state, e.g. `url({ page: 'board', lang: 'en', theme: 'dark' })`. */
  url(state: Record<string, string>): string;
  close(): Promise<void>;
}

/**
 * Builds the gallery, serves it on a free port of this machine and starts a browser, with further
 * arguments for it (a pretended camera).
 */
export async function openGallery(browserArguments: readonly string[] = []): Promise<OpenGallery> {
  const { content } = await loadConfig({ path: join(import.meta.dirname, 'rsbuild.config.ts') });
  const dist = await mkdtemp(join(tmpdir(), 'houqin-gallery-'));
  const config = { ...content, output: { ...content.output, distPath: { root: dist } } };
  const builder = await createRsbuild({ cwd: import.meta.dirname, config });
  const { close } = await builder.build();
  await close();

  const server = serve(dist);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // The package's list asks for an old headless mode that this playwright starts itself, and for
    // one process for everything, which dies with the first closed page.
    args: [
      ...chromium.args.filter((argument) => !/headless|single-process|zygote/.test(argument)),
      ...browserArguments,
    ],
    headless: true,
  });
  return {
    browser,
    url: (state) => `http://127.0.0.1:${port}/?${new URLSearchParams(state)}`,
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(dist, { recursive: true });
    },
  };
}

function serve(root: string): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const file = join(root, path === '/' ? 'index.html' : path);
    if (!file.startsWith(root) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
}
