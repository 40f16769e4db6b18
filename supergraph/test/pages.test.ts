import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pages } from '../src/http/pages.ts';
import { registryEndpoint } from '../src/http/registry.ts';
import { secure } from '../src/http/security-headers.ts';
import { StaticFiles } from '../src/http/static-files.ts';

let folder: string;
let port: number;
let close: () => void;

const put = async (path: string, text: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'houqin-pages-'));
  await put('shell/dist/index.html', '<html><script>boot()</script><script src="/a.js"></script>');
  await put('shell/dist/boot.js', 'boot');
  await put('shell/dist/static/js/index.1a2b.js', `console.log(1);${' '.repeat(5_000)}`);
  await put('shell/secret.txt', 'not served');
  await put('frontends/environment/dist/0.1.0-ab/shared/remoteEntry.js', 'remote');
  await put('frontends/environment/dist/remote.json', '{"name":"environment","current":{}}');
  await put('frontends/half/dist/remote.json', '{"name":');
  const front = { shell: join(folder, 'shell/dist'), frontends: join(folder, 'frontends') };
  const pages = new Pages(new StaticFiles(), front, { developerRemotes: false });
  const registry = registryEndpoint(front.frontends, { demo: true });
  const server = createServer((request, response) => {
    secure(response, false);
    const path = (request.url ?? '/').split('?')[0]!;
    void (path === '/registry.json'
      ? registry(request, response)
      : pages.serve(request, response, path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  close = () => server.close();
});
afterAll(async () => {
  close();
  await rm(folder, { recursive: true });
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As a browser would, but without its decoding and without cleaning up paths. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Got>((resolve, reject) => {
    const request = httpRequest({ port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject).end();
  });
const navigation = { accept: 'text/html,application/xhtml+xml' };

it('serves the shell for every navigation', async () => {
  for (const path of ['/', '/environment/alarms', '/maintenance/orders/1?tab=2', '/wallboard']) {
    const { status, headers, body } = await get(path, navigation);
    expect([path, status, headers['content-type']]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(String(body)).toContain('<html>');
    expect(headers['cache-control']).toBe('no-cache');
  }
});

it('serves the wall boards’ own page where there is one', async () => {
  await put('shell/dist/wallboard.html', '<html>wall');
  expect(String((await get('/wallboard', navigation)).body)).toBe('<html>wall');
  expect(String((await get('/', navigation)).body)).not.toContain('wall');
  await rm(join(folder, 'shell/dist/wallboard.html'));
});

it('fails for scripts that are missing, instead of sending a page', async () => {
  const { status, headers } = await get('/static/js/gone.js', { accept: 'application/signed' });
  expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
});

it('allows scripts of this origin and those in the page, and no eval', async () => {
  const policy = String((await get('/', navigation)).headers['content-security-policy']);
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/=]{44}';/);
  expect(policy).not.toMatch(/script-src[^;]*('unsafe-eval'|'unsafe-inline'|localhost)/);
  expect(policy).toContain(`ws://localhost:${port}`);
  expect(policy).toContain("frame-ancestors 'self'");
  const strange = await get('/', { ...navigation, host: 'a b;script-src *' });
  expect(String(strange.headers['content-security-policy'])).not.toContain('a b');
});

it('keeps hashed files for ever and checks the others', async () => {
  const hashed = await get('/static/js/index.1a2b.js');
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const plain = await get('/boot.js');
  expect(plain.headers['cache-control']).toBe('no-cache');
  const again = await get('/boot.js', { 'if-none-match': String(plain.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  await put('shell/dist/boot.js', 'boot 2');
  const changed = await get('/boot.js', { 'if-none-match': String(plain.headers.etag) });
  expect([changed.status, String(changed.body)]).toEqual([200, 'boot 2']);
});

it('compresses for those who accept it', async () => {
  const path = '/static/js/index.1a2b.js';
  const plain = await get(path);
  const br = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
  const gz = await get(path, { 'accept-encoding': 'gzip' });
  expect(br.headers['content-encoding']).toBe('br');
  expect(gz.headers['content-encoding']).toBe('gzip');
  expect(brotliDecompressSync(br.body)).toEqual(plain.body);
  expect(gunzipSync(gz.body)).toEqual(plain.body);
  expect(br.body.length).toBeLessThan(plain.body.length / 10);
  expect(br.headers.vary).toBe('accept-encoding');
});

it('answers HEAD without a body and refuses to be written to', async () => {
  const head = await get('/boot.js', {}, 'HEAD');
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect((await get('/boot.js', {}, 'POST')).status).toBe(405);
});

it('serves versions of remotes immutably, and only those', async () => {
  const entry = await get('/r/environment/0.1.0-ab/shared/remoteEntry.js');
  expect([entry.status, String(entry.body)]).toEqual([200, 'remote']);
  expect(entry.headers['cache-control']).toContain('immutable');
  expect(entry.headers['content-type']).toBe('text/javascript; charset=utf-8');
  for (const path of [
    '/r/environment/0.2.0-cd/shared/remoteEntry.js',
    '/r/environment/remote.json',
    '/r/nothing/1/x.js',
    '/r/',
  ])
    expect([path, (await get(path, navigation)).status]).toEqual([path, 404]);
});

it.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/static/..%2f..%2f..%2fsecret.txt',
  '/r/environment/../../../shell/secret.txt',
  '/r/environment/..%2f..%2f..%2f..%2fshell/secret.txt',
  '/%00',
  '/%zz',
  '//etc/passwd',
])('serves nothing outside of its folders: %s', async (path) => {
  const { status, body } = await get(path, { accept: 'text/plain' });
  expect(status).toBe(404);
  expect(String(body)).not.toContain('not served');
});

it('gathers the registry from what is built, leaving out a row in the making', async () => {
  const first = await get('/registry.json');
  expect(JSON.parse(String(first.body))).toEqual({
    demo: true,
    remotes: [{ name: 'environment', current: {} }],
  });
  expect(first.headers['cache-control']).toBe('no-cache');
  const etag = String(first.headers.etag);
  expect((await get('/registry.json', { 'if-none-match': etag })).status).toBe(304);
  await put('frontends/half/dist/remote.json', '{"name":"half"}');
  const second = await get('/registry.json', { 'if-none-match': etag });
  expect(JSON.parse(String(second.body)).remotes).toHaveLength(2);
});

it('says that the front end is not built', async () => {
  const pages = new Pages(
    new StaticFiles(),
    { shell: join(folder, 'nowhere'), frontends: join(folder, 'nowhere') },
    { developerRemotes: false },
  );
  const server = createServer((request, response) => void pages.serve(request, response, '/'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${own}/`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
  server.close();
});
