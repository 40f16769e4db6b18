import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { compressible, mediaType } from './media-types.ts';
import { respond } from './respond.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this, compressing costs more than it saves on the wire. */
const compressAbove = 1_024;

interface CachedFile {
  readonly modifiedMs: number;
  readonly size: number;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gz: Buffer | null;
}

/** How long a client may keep a file. */
export type Caching = 'immutable' | 'revalidate';

/** Serves the built front end from memory; a file is read and compressed when first asked for. */
export class StaticFiles {
  readonly #cache = new Map<string, Promise<CachedFile>>();

  /**
   * Serves one file below `folder`.
   * @returns false, with nothing written, when there is no such file
   */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    folder: string,
    path: string,
    caching: Caching,
  ): Promise<boolean> {
    const file = fileBelow(folder, path);
    const found = file && (await this.#read(file));
    if (!file || !found) return false;
    response.setHeader(
      'cache-control',
      caching === 'immutable' ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    sendCached(request, response, mediaType(file), found);
    return true;
  }

  /** Bytes of a file, for pages that are changed on their way out; null when there is none. */
  async text(file: string): Promise<string | null> {
    return (await this.#read(file))?.plain.toString('utf8') ?? null;
  }

  async #read(file: string): Promise<CachedFile | null> {
    const now = await stat(file).catch(() => null);
    if (!now?.isFile()) return null;
    const cached = await this.#cache.get(file)?.catch(() => null);
    if (cached && cached.modifiedMs === now.mtimeMs && cached.size === now.size) return cached;
    const loading = load(file, now.mtimeMs);
    this.#cache.set(file, loading);
    return loading;
  }
}

/** The file that a URL path names, unless it points outside of the folder. */
function fileBelow(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(folder, decoded));
  return file.startsWith(folder + sep) ? file : null;
}

async function load(file: string, modifiedMs: number): Promise<CachedFile> {
  const plain = await readFile(file);
  const worth = compressible(file) && plain.length > compressAbove;
  const [br, gz] = worth
    ? await Promise.all([
        // 9 of 11: within 2 % of the best size at a tenth of its time.
        brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        gzipped(plain),
      ])
    : [null, null];
  return { modifiedMs, size: plain.length, etag: etagOf(plain), plain, br, gz };
}

export function etagOf(bytes: Buffer | string): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

function sendCached(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  { etag, plain, br, gz }: CachedFile,
): void {
  response.setHeader('etag', etag);
  if (br) response.setHeader('vary', 'accept-encoding');
  if (matches(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (br && /\bbr\b/.test(accepted))
    return respond(response, 200, type, br, { 'content-encoding': 'br' });
  if (gz && /\bgzip\b/.test(accepted))
    return respond(response, 200, type, gz, { 'content-encoding': 'gzip' });
  respond(response, 200, type, plain);
}

export function matches(request: IncomingMessage, etag: string): boolean {
  const given = request.headers['if-none-match'];
  return given?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
