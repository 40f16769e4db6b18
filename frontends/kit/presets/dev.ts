/**
 * Serves one remote hot: built again on every change and swapped into the running shell, with what
 * was typed. Arguments: the name of a frontend, `--port N`. Open the product with
 * `?mf=<name>@http://localhost:N/mf-manifest.json`.
 */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createRsbuild } from '@rsbuild/core';
import { compileOnce } from './compile-once.ts';
import { readManifest } from './manifest.ts';
import { containerName, remoteConfig } from './remote.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

const [name = ''] = process.argv.slice(2);
const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
const root = join(import.meta.dirname, '../..', name);
if (!existsSync(join(root, 'manifest.json')) || !(port > 0)) {
  console.error('Usage: dev.ts <frontend> --port <number>');
  process.exit(1);
}

const manifest = readManifest(root);
const outDir = join(root, '.build/dev');
const container = containerName(manifest.name, 'dev', 'shared');
/** Counts the builds: a container is called after its own, or its chunks would mix with the last one's. */
let build = 0;
const listeners = new Set<ServerResponse>();

process.env['NODE_ENV'] = 'production';
compileOnce();
rmSync(outDir, { recursive: true, force: true });
const config = remoteConfig({ root, manifest, version: 'dev', kind: 'shared', outDir });
const builder = await createRsbuild({
  cwd: root,
  config: { ...config, output: { ...config.output, minify: false, sourceMap: true } },
});
builder.onAfterBuild(({ stats }) => {
  // With errors the last good build stays on screen; the errors are in this terminal.
  if (stats?.hasErrors()) return;
  build++;
  for (const listener of listeners) listener.write(`data: ${build}\n\n`);
});
await builder.build({ watch: true });

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', `http://localhost:${port}`);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('cache-control', 'no-store');
  if (pathname === '/events') listen(response);
  else file(pathname.replace(/^\/\d+\//, '/'), response);
}).listen(port, 'localhost', () => console.log(`${name} hot on http://localhost:${port}`));

function listen(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${build}\n\n`);
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function file(path: string, response: ServerResponse): void {
  const found = join(outDir, normalize(path));
  if (!found.startsWith(outDir) || !existsSync(found) || !statSync(found).isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('absent');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
  });
  const text = readFileSync(found, 'utf8').replaceAll(container, `${container}_${build}`);
  response.end(path.endsWith('mf-manifest.json') ? moved(text) : text);
}

/** The manifest points into a folder of this build, which no browser has seen before. */
function moved(text: string): string {
  const manifest = JSON.parse(text) as { metaData: { remoteEntry: { path: string } } };
  manifest.metaData.remoteEntry.path = `${build}/`;
  return JSON.stringify(manifest);
}
