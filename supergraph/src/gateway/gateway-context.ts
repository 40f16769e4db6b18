import type { RequestFacts } from '@houqin/kit/context';
import type { SignIn } from './sign-in.ts';

/** What the gateway knows about one request, or about one event of a subscription. */
export interface GatewayContext {
  readonly facts: RequestFacts;
  readonly signIn: SignIn;
  /** Subgraph contexts of this request by subgraph name: loaders batch across the plan's fetches. */
  readonly subgraphContexts: Map<string, Promise<unknown>>;
  /** The answer is wanted as text, not as objects: it goes out as it is. */
  readonly asText?: boolean;
  /** Upstream sockets of this client's live session; absent for plain requests. */
  readonly upstreams?: UpstreamSockets;
  /** What the client said when it opened its live connection; passed on to subgraphs over HTTP. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
}

/** Sockets to subgraphs that belong to one client's session and end with it. */
export interface UpstreamSockets {
  /** The session's object of this kind for a key, made on first use. */
  get<T extends { dispose(): void }>(key: string, make: () => T): T;
}

/**
 * The same caller with nothing remembered: for the next event of a subscription. Subgraphs hang
 * what they remember on the facts, so these are new too; the token is the newest there is.
 */
export function freshContext(context: GatewayContext): GatewayContext {
  const { facts } = context;
  const token = facts.renewal ? facts.renewal.current() : facts.token;
  return { ...context, facts: { ...facts, token }, subgraphContexts: new Map() };
}
