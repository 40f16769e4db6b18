import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { System } from './system.ts';

/** A refusal of the graph, with the code a caller can act on. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly extensions: Record<string, unknown>,
  ) {
    super(`${code}: ${message}`);
  }
}

/** Someone signed in over HTTP and WebSocket, as a browser or a program would be. */
export interface Person {
  readonly token: string;
  /** Runs a query or mutation and answers its data. @throws Refused */
  ask<T = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Runs one mutation with `input`; the idempotency key is added when there is none. */
  act<T>(mutation: string, input: Record<string, unknown>, fields: string): Promise<T>;
  /** Follows a subscription until `stop`; every message is handed over in order. */
  follow<T>(
    query: string,
    variables: Record<string, unknown>,
    onData: (data: T) => void,
    onEnd?: (reason: unknown) => void,
  ): { stop(): void };
  /** A WebSocket client of its own, to be cut by the caller. */
  socket(): { client: Client; cut(): void };
  leave(): void;
}

export async function signIn(
  system: Pick<System, 'url'>,
  username: string,
  password = 'houqin-demo',
): Promise<Person> {
  const { login } = await post<{ login: { accessToken: string } }>(
    system.url,
    null,
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { username, password } },
  );
  const token = login.accessToken;
  const sockets: { client: Client; cut(): void }[] = [];

  const socket = () => {
    let raw: WebSocket | null = null;
    const client = createClient({
      url: `${system.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      lazyCloseTimeout: 0,
      on: { opened: (opened) => void (raw = opened as WebSocket) },
    });
    const made = { client, cut: () => raw?.terminate() };
    sockets.push(made);
    return made;
  };
  let shared: ReturnType<typeof socket> | null = null;

  return {
    token,
    ask: (query, variables) => post(system.url, token, query, variables),
    act: async (mutation, input, fields) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
      const data = await post<Record<string, unknown>>(
        system.url,
        token,
        `mutation ($input: ${type}) { result: ${mutation}(input: $input) { ${fields} } }`,
        { input: { idempotencyKey: randomUUID(), ...input } },
      );
      return data.result as never;
    },
    follow: (query, variables, onData, onEnd) => {
      shared ??= socket();
      const stop = shared.client.subscribe(
        { query, variables },
        {
          next: ({ data, errors }) => (errors?.length ? onEnd?.(errors) : onData(data as never)),
          error: (reason) => onEnd?.(reason),
          complete: () => onEnd?.(null),
        },
      );
      return { stop };
    },
    socket,
    leave: () => sockets.forEach(({ client }) => void client.dispose()),
  };
}

async function post<T>(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: T;
    errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
  };
  if (errors?.length) {
    const { message, extensions = {} } = errors[0]!;
    throw new Refused(String(extensions.code ?? 'UNKNOWN'), message, extensions);
  }
  return data;
}
