import { Client, fetchExchange, stringifyDocument, type CombinedError } from '@urql/core';
import type {
  DocumentInput,
  GraphClient,
  MutationOptions,
  QueryOptions,
  SubscriptionSink,
  WithoutKey,
} from './graph-client-contract.ts';
import { failureOfError, graphFailure, needsToken, type GraphFailure } from './failure.ts';
import { downloadFile, uploadFile } from './file-transfer.ts';
import { LiveSocket } from './live-socket.ts';
import { notReachedText } from './not-reached-text.ts';
import { ServerClock } from './server-clock.ts';
import type { Tokens } from './tokens.ts';

export { Tokens, exclusiveInBrowser, type Access, type Refresh } from './tokens.ts';
export { graphFailure, isGraphFailure, toFailure, type GraphFailure } from './failure.ts';
export { postOperation } from './post-operation.ts';

export interface GraphClientOptions {
  /** `/graphql`, or `/vendor/graphql` for whom it is there: read for every request. */
  readonly url: () => string;
  readonly tokens: Tokens;
  /** The language to answer in, as a tag: read for every request. */
  readonly language: () => string;
  /** Named beside the code that the server logs: which remote asked. */
  readonly fetch?: typeof fetch;
  readonly webSocketImpl?: unknown;
  /** The session is over: a token was refused and none came in its place. */
  readonly onSignedOut?: () => void;
}

type Kind = 'query' | 'mutation';
interface Answer {
  readonly data?: unknown;
  readonly error?: CombinedError | undefined;
}

const mutationTries = 3;
const pauseMs = 800;

/** What the owner of the page may do with the client beside what a remote may. */
export interface OwnedGraphClient extends GraphClient {
  /** Streams are opened anew: call it when the language has changed. */
  reopen(): void;
}

/** The one client of a page; remotes get it from the host. */
export function createGraphClient(options: GraphClientOptions): OwnedGraphClient {
  const clock = new ServerClock();
  const { tokens } = options;
  const ask = options.fetch ?? fetch;

  const urql = new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [fetchExchange],
    fetch: async (_input, init) => {
      const headers = new Headers(init?.headers);
      const token = await tokens.get();
      if (token !== null) headers.set('authorization', `Bearer ${token}`);
      headers.set('accept-language', options.language());
      const response = await ask(options.url(), { ...init, headers, credentials: 'same-origin' });
      clock.learn(response.headers.get('date'), Date.now());
      return response;
    },
  });

  const socket = new LiveSocket({
    url: () => new URL(options.url(), location.href).href.replace(/^http/, 'ws'),
    tokens,
    language: options.language,
    webSocketImpl: options.webSocketImpl,
  });

  const renewAccess = async (): Promise<boolean> => {
    const access = await tokens.renew();
    if (!access) options.onSignedOut?.();
    return access !== null;
  };

  async function execute(
    kind: Kind,
    document: DocumentInput,
    variables: Record<string, unknown>,
  ): Promise<Answer> {
    const once = () =>
      kind === 'query'
        ? urql.query(document, variables).toPromise()
        : urql.mutation(document, variables).toPromise();
    const answer = await once();
    const refused = failuresOf(answer).some(needsToken);
    if (!refused || tokens.current === null) return answer;
    const renewed = await renewAccess().catch(() => false);
    return renewed ? once() : answer;
  }

  const door = { tokens, language: options.language, renewAccess };

  return {
    connection: socket.connection,
    serverNow: () => clock.now(),
    renewAccess,
    reopen: () => socket.reopen(),
    upload: (domain, file, onProgress) => uploadFile(door, domain, file, onProgress),
    download: (url) => downloadFile(door, url),

    async query<D, V>(document: DocumentInput<D, V>, variables: V, query: QueryOptions = {}) {
      const answer = await execute(
        'query',
        document as DocumentInput,
        (variables ?? {}) as Record<string, unknown>,
      );
      query.signal?.throwIfAborted();
      return takeAnswer<D>(answer, query.onPartial);
    },

    async mutate<D, V>(
      document: DocumentInput<D, V>,
      variables: WithoutKey<V>,
      mutation: MutationOptions = {},
    ) {
      const keyed = withKey(variables as Record<string, unknown>, mutation.idempotencyKey);
      for (let attempt = 1; ; attempt++) {
        const answer = await execute('mutation', document as DocumentInput, keyed);
        const lost = answer.error?.networkError !== undefined;
        // The same key again is safe: the server carries an intent out once.
        const again = lost && mutation.idempotencyKey !== null && attempt < mutationTries;
        if (!again) return takeAnswer<D>(answer);
        await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt));
      }
    },

    subscribe<D, V>(
      document: DocumentInput<D, V>,
      variables: () => V,
      sink: SubscriptionSink<D>,
    ): () => void {
      const payload = {
        query: stringifyDocument(document as Parameters<typeof stringifyDocument>[0]),
        // A getter: graphql-ws writes the payload anew at every connection, so that a stream that
        // is resumed asks for what came after the newest change and not after the first.
        get variables() {
          return variables() as Record<string, unknown>;
        },
      };
      // The server ends a stream with an answer that holds only an error, and then completes it:
      // its owner hears of the end once.
      let ended = false;
      const end = (tell: () => void) => {
        if (!ended) tell();
        ended = true;
      };
      const close = socket.client.subscribe<D>(payload, {
        next: (result) => {
          const [error] = result.errors ?? [];
          if (ended) return;
          if (result.data) sink.next(result.data);
          else if (error) end(() => sink.error(failureOfError(error)));
        },
        error: (error) => end(() => sink.error(streamFailure(error))),
        complete: () => end(() => sink.complete()),
      });
      return () => {
        ended = true;
        close();
      };
    },
  };
}

function withKey(
  variables: Record<string, unknown>,
  key: string | null | undefined,
): Record<string, unknown> {
  if (key === null) return variables;
  const input = variables['input'] as Record<string, unknown> | undefined;
  return { ...variables, input: { ...input, idempotencyKey: key ?? crypto.randomUUID() } };
}

const failuresOf = (answer: Answer): GraphFailure[] =>
  (answer.error?.graphQLErrors ?? []).map(failureOfError);

function takeAnswer<D>(answer: Answer, onPartial?: (failures: readonly GraphFailure[]) => void): D {
  const failures = failuresOf(answer);
  const answered =
    answer.data !== null &&
    answer.data !== undefined &&
    Object.values(answer.data).some((value) => value !== null);
  const [first] = failures;
  if (answered || (answer.data && !first && !answer.error)) {
    if (first) onPartial?.(failures);
    return answer.data as D;
  }
  if (first) throw first;
  throw graphFailure({
    code: 'NOT_REACHED',
    message: notReachedText(),
    notReached: true,
    cause: answer.error?.networkError,
  });
}

function streamFailure(error: unknown): GraphFailure {
  const [first] = Array.isArray(error) ? error : [];
  if (first) return failureOfError(first as Parameters<typeof failureOfError>[0]);
  const { code } = error as { code?: number };
  // The socket was refused or closed for good: 4401 and 4403 are about the token.
  const refused = code === 4401 || code === 4403;
  return graphFailure({
    code: refused ? 'UNAUTHENTICATED' : 'NOT_REACHED',
    message: notReachedText(),
    notReached: !refused,
    cause: error,
  });
}
