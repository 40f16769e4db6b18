import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ulid } from './id.ts';

/** What was put into a store. */
export interface StoredContent {
  /** SHA-256 in hex: its address. */
  readonly sha256: string;
  readonly size: number;
}

/** The stream was longer than allowed; nothing is kept of it. */
export class ContentTooLarge extends Error {
  override readonly name = 'ContentTooLarge';
}

/**
 * Contents by their SHA-256, in a folder: the same bytes are kept once, and what is read is what
 * was written. A content is there whole or not at all, also after a power cut.
 */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param inspect sees the first bytes (up to 64) before anything is kept; throwing refuses
   * @throws ContentTooLarge, whatever `inspect` throws
   */
  async put(
    source: AsyncIterable<Buffer>,
    maxBytes: number,
    inspect: (head: Buffer) => void,
  ): Promise<StoredContent> {
    const temporary = join(this.#folder, 'incoming', ulid());
    await mkdir(dirname(temporary), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    let head: Buffer | null = Buffer.alloc(0);
    const look = () => {
      if (head) inspect(head);
      head = null;
    };
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length;
        if (size > maxBytes) return next(new ContentTooLarge());
        try {
          if (head) head = Buffer.concat([head, chunk.subarray(0, 64)]);
          if (head && head.length >= 64) look();
        } catch (error) {
          return next(error as Error);
        }
        hash.update(chunk);
        next(null, chunk);
      },
      flush(next) {
        try {
          look();
          next();
        } catch (error) {
          next(error as Error);
        }
      },
    });
    try {
      await pipeline(source, measure, createWriteStream(temporary, { flags: 'wx', flush: true }));
      const sha256 = hash.digest('hex');
      const target = this.#pathOf(sha256);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return { sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Null when it is not there. */
  async read(sha256: string): Promise<ReadStream | null> {
    const path = this.#pathOf(sha256);
    const known = await stat(path).catch(() => null);
    return known ? createReadStream(path) : null;
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  #pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

/** A new name is durable when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
