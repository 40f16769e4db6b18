import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { TryResult } from './webhook-delivery.entity.ts';
import type { WebhookFailure } from './webhook-delivery.lifecycle.ts';
import { AddressRefused, isPublicAddress, publicLookup, type Resolve } from './public-address.ts';

/** From the first look at the name to the head of the answer. */
const timeoutMs = 10_000;
/** So much of an answer is taken, so that the receiver can end it; nothing of it is kept. */
const answerBytes = 1024;

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Private addresses and plain HTTP too. */
  readonly allowPrivate: boolean;
  /** In place of the system's resolver. */
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

/**
 * Sends one try and says how it ended; never rejects. No redirect is followed, and no connection is
 * used twice, so every try is judged by the address that it goes to.
 */
export async function postWebhook(post: Post): Promise<TryResult> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const status = await send(post);
    const failure = failureOf(status);
    return { status, failure, durationMs: took() };
  } catch (error) {
    return { status: null, failure: causeOf(error), durationMs: took() };
  }
}

function failureOf(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS';
}

function send({ allowPrivate, body, resolve, ...post }: Post): Promise<number> {
  const url = new URL(post.url);
  const secure = url.protocol === 'https:';
  // `lookup` is not asked about a host that is an address already.
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!allowPrivate && (!secure || (isIP(literal) !== 0 && !isPublicAddress(literal))))
    return Promise.reject(new AddressRefused());
  const signal = AbortSignal.timeout(post.timeoutMs ?? timeoutMs);
  return new Promise((settle, fail) => {
    const options = {
      ...({ method: 'POST', agent: false, signal } as const),
      ...(allowPrivate ? {} : { lookup: publicLookup(resolve) }),
      headers: {
        ...post.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Houqin-Webhooks/1',
      },
    };
    const take = (answer: IncomingMessage) => {
      settle(answer.statusCode ?? 0);
      drain(request, answer);
    };
    const request: ClientRequest = secure
      ? tlsRequest(url, options, take)
      : plainRequest(url, options, take);
    request.on('error', fail);
    request.end(body);
  });
}

/** Lets a short answer end by itself and cuts a long one off. */
function drain(request: ClientRequest, answer: IncomingMessage): void {
  let taken = 0;
  answer.on('data', (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > answerBytes) request.destroy();
  });
  answer.on('error', () => undefined);
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL']);

/** What the vendor is told of an error; the error itself may name addresses. */
function causeOf(error: unknown): WebhookFailure {
  if (error instanceof AddressRefused) return 'ADDRESS_REFUSED';
  const { name, code = '' } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  if (dnsCodes.has(code)) return 'DNS';
  if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) return 'TLS';
  return 'CONNECTION';
}
