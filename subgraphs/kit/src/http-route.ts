import type { IncomingMessage, ServerResponse } from 'node:http';

/** Plain HTTP beside the graph. */
export interface HttpRoute {
  readonly method: string;
  /** Exact path, such as `/.well-known/jwks.json`. */
  readonly path: string;
  /** Answers the request completely, or rejects with what went wrong. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
}
