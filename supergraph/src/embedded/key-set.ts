import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { HttpRoute } from '@houqin/kit/http-route';
import type { KeySource } from '@houqin/kit/token';

type Key = Awaited<ReturnType<KeySource['keys']>>[number];

/**
 * The public keys of the process, from the subgraph that serves the key set: the same path that
 * other processes ask over HTTP, called here without a network.
 */
export class KeySet implements KeySource {
  #route: HttpRoute | undefined;

  /** Looks for the key set among the routes of a subgraph that has started. */
  offer(routes: readonly HttpRoute[]): void {
    this.#route ??= routes.find(({ path }) => path === '/.well-known/jwks.json');
  }

  async keys(): Promise<readonly Key[]> {
    if (!this.#route) return [];
    const { keys } = JSON.parse(await call(this.#route)) as { keys?: readonly Key[] };
    return keys ?? [];
  }
}

/** Runs a route's handler and answers its body. */
async function call({ method, path, handle }: HttpRoute): Promise<string> {
  const request = Object.assign(new IncomingMessage(new Socket()), { method, url: path });
  const response = new CapturedResponse(request);
  await handle(request, response);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}`);
  return response.text;
}

class CapturedResponse extends ServerResponse {
  text = '';

  override write(chunk: unknown): boolean {
    this.text += String(chunk);
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array)
      this.text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return this;
  }
}
