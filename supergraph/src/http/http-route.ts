import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request completely, or rejects with what went wrong. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Plain HTTP beside the graph: what a subgraph offers to devices and to other programs. */
export interface HttpRoute {
  readonly method: string;
  /** Exact path, such as `/.well-known/jwks.json`. */
  readonly path: string;
  readonly handle: Handler;
}
