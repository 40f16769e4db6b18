import { toFailure, type GraphFailure } from '@houqin/ui-kit/graph';
import type { DocumentInput } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';

/** What came of a step: its answer, or why it was refused. */
export type Outcome<D> =
  | { readonly done: D; readonly failure: null }
  | { readonly done: null; readonly failure: GraphFailure };

interface WithInput {
  readonly input: object;
}

/**
 * Takes steps that forms wait for. An intent whose answer was lost is repeated under its first key,
 * so that it is carried out once.
 */
export function useAttempt() {
  const { graph } = useHost();
  const unanswered = new Map<string, string>();

  return async function attempt<D, V extends WithInput>(
    document: DocumentInput<D, V>,
    input: Omit<V['input'], 'idempotencyKey'>,
  ): Promise<Outcome<D>> {
    const intent = JSON.stringify(input);
    const idempotencyKey = unanswered.get(intent) ?? crypto.randomUUID();
    try {
      const done = await graph.mutate(document, { input } as never, { idempotencyKey });
      unanswered.delete(intent);
      return { done, failure: null };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.notReached) unanswered.set(intent, idempotencyKey);
      else unanswered.delete(intent);
      return { done: null, failure };
    }
  };
}

export type Attempt = ReturnType<typeof useAttempt>;
