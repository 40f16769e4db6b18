import { toFailure } from './failure.ts';
import type { DocumentInput, GraphClient, WithoutKey } from './graph-client-contract.ts';

export type TakeStep = <D, V>(
  document: DocumentInput<D, V>,
  variables: WithoutKey<V>,
) => Promise<D>;

/**
 * Carries out mutations that people press for. An intent whose answer was lost is repeated under its
 * first key when they press again, so that it is carried out once.
 */
export function takeStep(graph: Pick<GraphClient, 'mutate'>): TakeStep {
  const unanswered = new Map<string, string>();
  const names = new Map<unknown, number>();
  return async (document, variables) => {
    const name = names.get(document) ?? names.set(document, names.size).get(document)!;
    const intent = JSON.stringify([name, variables]);
    const idempotencyKey = unanswered.get(intent) ?? crypto.randomUUID();
    try {
      const answer = await graph.mutate(document, variables, { idempotencyKey });
      unanswered.delete(intent);
      return answer;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.notReached) unanswered.set(intent, idempotencyKey);
      else unanswered.delete(intent);
      throw failure;
    }
  };
}
