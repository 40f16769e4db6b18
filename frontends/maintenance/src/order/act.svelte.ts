import { isGraphFailure, toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t, type MessageKey } from '../messages.ts';
import { orderActs, type OrderAct } from './order-acts.graph.ts';
import type { OrderCard } from './order.graph.ts';
import { shortNumber } from './order-words.ts';

export type Act = (
  act: OrderAct,
  order: Pick<OrderCard, 'id' | 'version' | 'number'>,
  input?: Readonly<Record<string, unknown>>,
) => Promise<OrderCard | null>;

/**
 * Takes a step on an order and says what happened. A refusal is said too, and answered as null:
 * the screen then keeps what was typed.
 */
export function useAct(): Act {
  const host = useHost();
  return async (act, order, input = {}) => {
    // Ticks, notes and labour are additions: somebody else's addition in between is no conflict.
    const adding = act === 'tick' || act === 'note' || act === 'labour';
    const target = act === 'tick' ? {} : { id: order.id };
    const version = adding ? {} : { expectedVersion: order.version };
    try {
      const document = orderActs[act] as unknown as typeof orderActs.accept;
      const answer = await host.graph.mutate(document, {
        input: { ...target, ...version, ...input } as never,
      });
      if (act !== 'tick')
        host.notify({
          kind: 'done',
          text: t(`did.${act}` as MessageKey, { number: shortNumber(order.number) }),
        });
      return answer.order;
    } catch (error) {
      const failure = isGraphFailure(error) ? error : toFailure(error);
      host.notify({
        kind: 'problem',
        text: failure.message,
        detail: failure.notReached ? t('problem.not-reached') : '',
      });
      return null;
    }
  };
}
