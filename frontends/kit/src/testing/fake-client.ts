import { writable, type Connection } from '../host/index.ts';
import { graphFailure } from '../graph/failure.ts';
import type { UploadedFile } from '../graph/file-transfer.ts';
import type {
  DocumentInput,
  GraphClient,
  SubscriptionSink,
} from '../graph/graph-client-contract.ts';

interface Stream {
  readonly document: DocumentInput;
  variables(): Record<string, unknown>;
  readonly sink: SubscriptionSink<unknown>;
  ended: boolean;
}

/**
 * A graph client under the hand of a test: answers are given, streams are fed, losses are made.
 * `streams` lists what is followed now, with the variables it would resume with.
 */
export class FakeClient implements GraphClient {
  readonly connection = writable<Connection>({ state: 'live', since: 0, lagMs: null });
  readonly queries: { readonly document: unknown; readonly variables: unknown }[] = [];
  readonly mutations: { readonly document: unknown; readonly variables: unknown }[] = [];
  readonly streams: Stream[] = [];
  renewals = 0;
  renewedWith = true;
  /** Answers a query or a mutation; may throw. */
  answer: (document: unknown, variables: unknown) => unknown = () => {
    throw graphFailure({ code: 'NOT_REACHED', message: 'no answer given', notReached: true });
  };

  /** Files that were sent. */
  readonly uploads: File[] = [];

  upload(_domain: string, file: File): Promise<UploadedFile> {
    this.uploads.push(file);
    const { name, type, size } = file;
    return Promise.resolve({ id: `file-${this.uploads.length}`, name, type, size });
  }

  download(): Promise<Blob> {
    return Promise.resolve(new Blob());
  }

  async query<D, V>(document: DocumentInput<D, V>, variables: V): Promise<D> {
    this.queries.push({ document, variables });
    return (await this.answer(document, variables)) as D;
  }

  async mutate<D, V>(document: DocumentInput<D, V>, variables: unknown): Promise<D> {
    this.mutations.push({ document, variables });
    return (await this.answer(document, variables)) as D;
  }

  subscribe<D, V>(
    document: DocumentInput<D, V>,
    variables: () => V,
    sink: SubscriptionSink<D>,
  ): () => void {
    const stream: Stream = {
      document: document as DocumentInput,
      variables: () => variables() as Record<string, unknown>,
      sink: sink as SubscriptionSink<unknown>,
      ended: false,
    };
    this.streams.push(stream);
    return () => {
      stream.ended = true;
      this.streams.splice(this.streams.indexOf(stream), 1);
    };
  }

  serverNow(): number {
    return Date.now();
  }

  renewAccess(): Promise<boolean> {
    this.renewals++;
    return Promise.resolve(this.renewedWith);
  }
}
