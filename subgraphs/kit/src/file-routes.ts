import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { can, requireSignedIn } from './access.ts';
import { contextOf } from './context-factory.ts';
import type { Context } from './context.ts';
import { audienceOf, formatErrors } from './error-format.ts';
import { DomainError, Forbidden, NotFound, RateLimited, ValidationFailed } from './errors.ts';
import { ContentTooLarge } from './file-store.ts';
import { fileTypeOf, fileTypes } from './file-type.ts';
import { answerJson, notKept, type HttpRoute } from './http-route.ts';
import type { SubgraphRuntime } from './runtime.ts';
import { httpFacts } from './serve-facts.ts';
import { StoredFile } from './stored-file.entity.ts';
import { fileStoreOf, uploadKeptMs } from './stored-files.ts';

export interface FileRules {
  /** Who may upload: any of these permissions, at whatever level. */
  readonly upload: readonly string[];
  readonly maxBytes: number;
  /** By noun: whether this caller reads the row to which a file belongs. */
  readonly reads: Readonly<Record<string, (ctx: Context, ownerId: string) => Promise<boolean>>>;
}

const pathOf = (domain: string) => `/files/${domain}`;

/** Where a file of a domain is read, for the graph to say. */
export const fileUrl = (domain: string, id: string): string => `${pathOf(domain)}?id=${id}`;

/** Uploads of one subject that wait for a row to take them. */
const maxWaiting = 50;

/**
 * `POST /files/<domain>`: the body is the file, `content-type` its type, `x-file-name` its name
 * (percent-encoded); answers 201 with its id, for the mutation that gives it to a row. `GET
 * /files/<domain>?id=…`: the file, for whoever reads that row; for others it is not there.
 */
export function fileRoutes(runtime: SubgraphRuntime, rules: FileRules): readonly HttpRoute[] {
  const path = pathOf(runtime.name);
  const guarded =
    (work: (ctx: Context, request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
    async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const ctx = await contextOf(runtime, httpFacts(request, noCookies));
      try {
        requireSignedIn(ctx);
        await work(ctx, request, response);
      } catch (error) {
        refuse(ctx, response, error);
      }
    };
  return [
    {
      ...{ method: 'POST', path },
      handle: guarded(async (ctx, request, response) => {
        const file = await receive(ctx, rules, request);
        const { id, name, type, size, sha256 } = file;
        answerJson(response, 201, { id, name, type, size, sha256 }, notKept);
      }),
    },
    {
      ...{ method: 'GET', path },
      handle: guarded((ctx, request, response) => send(ctx, rules, request, response)),
    },
  ];
}

async function receive(
  ctx: Context,
  rules: FileRules,
  request: IncomingMessage,
): Promise<StoredFile> {
  if (!rules.upload.some((permission) => can(ctx.caller.access, permission)))
    throw new Forbidden(rules.upload.join(' | '));
  const uploadedBy = ctx.caller.subjectId;
  const waiting = { uploadedBy, ownerId: null };
  if ((await ctx.em.count(StoredFile, waiting)) >= maxWaiting)
    throw new RateLimited(uploadKeptMs / 1000);
  const name = nameOf(request);
  let type: string | null = null;
  const inspect = (head: Buffer): void => {
    if (head.length === 0) throw new ValidationFailed('file', 'required');
    type = fileTypeOf(head);
    const claimed = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type === null || (claimed !== undefined && claimed !== type)) throw new FileTypeRefused();
  };
  const store = fileStoreOf(ctx.runtime);
  const content = await store.put(request, rules.maxBytes, inspect).catch((error: unknown) => {
    throw error instanceof ContentTooLarge ? new FileTooLarge(rules.maxBytes) : error;
  });
  const file = Object.assign(new StoredFile(), {
    ...{ ...content, name, type: type!, uploadedBy, uploadedByName: ctx.caller.name },
    uploadedAt: ctx.clock.now(),
  });
  await ctx.em.persist(file).flush();
  return file;
}

/** The name as it is shown later: no path, no control characters, at most 120 characters. */
function nameOf({ headers }: IncomingMessage): string {
  const given = headers['x-file-name'];
  let name = typeof given === 'string' ? given : '';
  try {
    name = decodeURIComponent(name);
  } catch {
    throw new ValidationFailed('x-file-name', 'unknown-value');
  }
  name = name
    .replace(/^.*[/\\]/, '')
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');
  if (name.trim() === '') throw new ValidationFailed('x-file-name', 'required');
  return [...name.trim()].slice(0, 120).join('');
}

async function send(
  ctx: Context,
  rules: FileRules,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = new URL(request.url ?? '', 'http://localhost').searchParams.get('id') ?? '';
  const file = await ctx.em.findOne(StoredFile, { id });
  if (!file || !(await mayRead(ctx, rules, file))) throw new NotFound('StoredFile', id);
  const content = await fileStoreOf(ctx.runtime).read(file.sha256);
  if (!content) throw new NotFound('StoredFile', id);
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    // Whatever is in it, it is no page of ours.
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  await pipeline(content, response);
}

async function mayRead(ctx: Context, { reads }: FileRules, file: StoredFile): Promise<boolean> {
  const { ownerNoun, ownerId, uploadedBy } = file;
  if (ownerNoun === null || ownerId === null) return uploadedBy === ctx.caller.subjectId;
  return (await reads[ownerNoun]?.(ctx, ownerId)) ?? false;
}

/** The bytes are of no type that is taken, or of another than was said. */
export class FileTypeRefused extends DomainError {
  readonly code = 'FILE_TYPE_REFUSED';
  override readonly details = { allowed: fileTypes };

  constructor() {
    super('no type that is taken');
  }
}

/** The file is larger than is taken. */
export class FileTooLarge extends DomainError {
  readonly code = 'FILE_TOO_LARGE';
  override readonly details;

  constructor(maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.details = { maxMegabytes: Math.floor(maxBytes / 1_000_000) };
  }
}

const statuses: Readonly<Record<string, number>> = {
  ...{ UNAUTHENTICATED: 401, TOKEN_STALE: 401, FORBIDDEN: 403, NOT_FOUND: 404 },
  ...{ FILE_TOO_LARGE: 413, FILE_TYPE_REFUSED: 415, VALIDATION_FAILED: 400, RATE_LIMITED: 429 },
};

function refuse(ctx: Context, response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const errors = formatErrors([error], audienceOf(ctx));
  // What is left of a body that was not read would be taken for the next request.
  response.setHeader('connection', 'close');
  const status = statuses[String(errors[0]!.extensions?.['code'])] ?? 500;
  answerJson(response, status, { errors }, notKept);
}

const noCookies = (): void => undefined;
