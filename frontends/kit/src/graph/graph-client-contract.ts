import type { DocumentInput } from '@urql/core';
import type { Connection } from '../host/connection.ts';
import type { Readable } from '../host/readable.ts';
import type { GraphFailure } from './failure.ts';
import type { UploadedFile } from './file-transfer.ts';

export type { DocumentInput };

/** Variables of a mutation without the key that the client adds. */
export type WithoutKey<V> = V extends { input: infer Input }
  ? Omit<V, 'input'> & { input: Omit<Input, 'idempotencyKey'> }
  : V;

export interface QueryOptions {
  /** Hears of parts that were refused while the rest was answered (masked fields are null). */
  readonly onPartial?: (failures: readonly GraphFailure[]) => void;
  readonly signal?: AbortSignal;
}

export interface MutationOptions {
  /**
   * The key of this intent. Give the same again to repeat an intent of which the answer was lost;
   * `null` for the few mutations that take none. A new one otherwise.
   */
  readonly idempotencyKey?: string | null;
}

export interface SubscriptionSink<D> {
  next(data: D): void;
  /** The server ended the stream. A lost connection does not end it: it is opened again. */
  error(failure: GraphFailure): void;
  complete(): void;
}

/** The graph as a remote sees it. Every failure is a `GraphFailure`. */
export interface GraphClient {
  /** Always asks the server. @throws GraphFailure */
  query<D, V>(document: DocumentInput<D, V>, variables: V, options?: QueryOptions): Promise<D>;
  /**
   * The answer means: committed. Adds `input.idempotencyKey`, and repeats with the same key when
   * the server was not reached, so an intent is carried out once. @throws GraphFailure
   */
  mutate<D, V>(
    document: DocumentInput<D, V>,
    variables: WithoutKey<V>,
    options?: MutationOptions,
  ): Promise<D>;
  /**
   * Follows a subscription for as long as the answer is not called. `variables` is asked again each
   * time the connection is opened: return the newest cursor as `after`.
   */
  subscribe<D, V>(
    document: DocumentInput<D, V>,
    variables: () => V,
    sink: SubscriptionSink<D>,
  ): () => void;
  /**
   * Sends a file to a domain (`maintenance`), ahead of the mutation that gives it to a row.
   * `onProgress` hears 0 to 1. @throws GraphFailure
   */
  upload(domain: string, file: File, onProgress?: (share: number) => void): Promise<UploadedFile>;
  /** Reads a file by the `url` that the graph gave for it. @throws GraphFailure */
  download(url: string): Promise<Blob>;
  readonly connection: Readable<Connection>;
  /** The server's clock in milliseconds, from the dates of its answers. */
  serverNow(): number;
  /** Gets a new access token now; true when there is one. Many callers share one request. */
  renewAccess(): Promise<boolean>;
}
