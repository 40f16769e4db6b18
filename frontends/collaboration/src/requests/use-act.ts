import { toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t } from '../messages.ts';
import { requestActs, type RequestAct, type RequestRow } from './request.graph.ts';

/**
 * Takes a step on a request and says what happened. A refusal is said too, and answered as null:
 * the screen then keeps what was typed.
 */
export function useAct() {
  const host = useHost();
  return async (
    act: RequestAct,
    request: Pick<RequestRow, 'id' | 'version' | 'number'>,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<RequestRow | null> => {
    try {
      const answer = await host.graph.mutate(requestActs[act] as typeof requestActs.start, {
        input: { id: request.id, expectedVersion: request.version, ...input } as never,
      });
      host.notify({ kind: 'done', text: t(`did.${act}`, { number: request.number }) });
      return answer.request;
    } catch (error) {
      host.notify({ kind: 'problem', text: toFailure(error).message });
      return null;
    }
  };
}
