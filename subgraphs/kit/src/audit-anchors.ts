import type { EntityManager } from '@mikro-orm/sql';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChainLink } from './audit-chain.ts';
import { rows } from './sql.ts';

/** One line of an anchor file: the links from `from` to `to`. */
interface AnchorLine {
  readonly domain: string;
  readonly at: string;
  readonly from: number;
  readonly to: number;
  /** The hash of the last link, whole: for people who note it on paper. */
  readonly head: string;
  /** 16 bytes of each link's hash, one after the other: enough that no other content has them. */
  readonly marks: string;
}

const markBytes = 16;
/** Links of one line at most. */
const lineLinks = 5_000;

/** `AUDIT_ANCHORS`, or a folder beside the embedded data, which on MySQL is not the database's. */
export const anchorFolder = (settings: {
  readonly dataDir: string;
  readonly auditAnchors?: string | null;
}): string => settings.auditAnchors ?? join(settings.dataDir, 'anchors');

export const anchorFile = (folder: string, domain: string): string =>
  join(folder, `${domain}.jsonl`);

/**
 * Notes the links of a domain's audit chain outside its database, as they are made. Who can write
 * the database and not this file cannot rewrite the chain, or cut its end, unseen. The file is only
 * ever appended to; what a crash left out of it is made up for by the next note.
 */
export class AuditAnchors {
  readonly #domain: string;
  readonly #file: string;
  #last: number | null = null;
  /** A crash cut the last line short: the next one begins on its own. */
  #torn = false;

  constructor(folder: string, domain: string) {
    this.#domain = domain;
    this.#file = anchorFile(folder, domain);
  }

  /** @throws errors of the file system: what is not anchored must be known to the operator */
  async note(em: EntityManager, links: readonly ChainLink[]): Promise<void> {
    const [first] = links;
    if (!first) return;
    this.#last ??= await this.#lastNoted();
    // After a crash, or when the file is new and the chain is not.
    while (this.#last + 1 < first.position) {
      const missed = await rows(
        em.fork(),
        `select position, hash from audit_entry where position > ? and position < ?
         order by position limit ${lineLinks}`,
        [this.#last, first.position],
      );
      if (missed.length === 0) break;
      await this.#append(
        missed.map(({ position, hash }) => ({ position: Number(position), hash: String(hash) })),
      );
    }
    await this.#append(links);
  }

  async #append(links: readonly ChainLink[]): Promise<void> {
    const [first, last] = [links[0]!, links.at(-1)!];
    const marks = Buffer.concat(links.map(({ hash }) => markOf(hash)));
    const line: AnchorLine = {
      ...{ domain: this.#domain, at: new Date().toISOString() },
      ...{ from: first.position, to: last.position, head: last.hash },
      marks: marks.toString('base64'),
    };
    await mkdir(dirname(this.#file), { recursive: true });
    await appendFile(this.#file, `${this.#torn ? '\n' : ''}${JSON.stringify(line)}\n`);
    this.#torn = false;
    this.#last = last.position;
  }

  async #lastNoted(): Promise<number> {
    if (!existsSync(this.#file)) return 0;
    const file = await open(this.#file);
    try {
      // A line is at most 5,000 marks of 16 bytes in base64, and some words.
      const length = 2 * 120_000;
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(size, length)),
        0,
        Math.min(size, length),
        Math.max(0, size - length),
      );
      const text = buffer.subarray(0, bytesRead).toString('utf8');
      this.#torn = text !== '' && !text.endsWith('\n');
      const lines = text.split('\n');
      for (const one of lines.reverse()) {
        const line = parseLine(one);
        if (line) return line.to;
      }
      return 0;
    } finally {
      await file.close();
    }
  }
}

/** What anchor files say of one chain: 16 bytes for each entry, in memory. */
export class AnchorMarks {
  #marks = Buffer.alloc(0);
  /** The last position that anybody anchored. */
  end = 0;
  /** Lines that could not be read. A crash leaves at most one, and it is repeated. */
  broken = 0;
  readonly #contradicted = new Set<number>();

  add(links: readonly ChainLink[]): void {
    for (const { position, hash } of links) this.#set(position, markOf(hash));
  }

  /** Reads an anchor file, line by line. */
  async read(file: string, domain: string): Promise<void> {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const text of lines) {
      if (text === '') continue;
      const line = parseLine(text);
      if (!line || line.domain !== domain) {
        this.broken += 1;
        continue;
      }
      const marks = Buffer.from(line.marks, 'base64');
      for (let at = 0; at < marks.length; at += markBytes)
        this.#set(line.from + at / markBytes, marks.subarray(at, at + markBytes));
    }
  }

  /** False when another link was anchored at this place. Places that nobody anchored agree. */
  agree(position: number, hash: string): boolean {
    if (this.#contradicted.has(position)) return false;
    const at = position * markBytes;
    if (position > this.end) return true;
    const mark = this.#marks.subarray(at, at + markBytes);
    return mark.equals(unknown) || mark.equals(markOf(hash));
  }

  #set(position: number, mark: Buffer): void {
    const at = position * markBytes;
    if (at + markBytes > this.#marks.length) {
      const larger = Buffer.alloc(Math.max(1 << 16, 2 * (at + markBytes)));
      this.#marks.copy(larger);
      this.#marks = larger;
    }
    const known = this.#marks.subarray(at, at + markBytes);
    // Two writers told different stories: one of them is of a chain that was replaced.
    if (!known.equals(unknown) && !known.equals(mark)) this.#contradicted.add(position);
    else mark.copy(this.#marks, at);
    this.end = Math.max(this.end, position);
  }
}

const unknown = Buffer.alloc(markBytes);
const markOf = (hash: string): Buffer => Buffer.from(hash.slice(0, 2 * markBytes), 'hex');

/** Null for a line that a crash cut short. */
function parseLine(text: string): AnchorLine | null {
  try {
    const line = JSON.parse(text) as Partial<AnchorLine> | null;
    return typeof line?.from === 'number' && typeof line.marks === 'string'
      ? (line as AnchorLine)
      : null;
  } catch {
    return null;
  }
}
