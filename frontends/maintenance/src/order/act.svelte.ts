import { takeStep, type GraphFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t, type MessageKey } from '../messages.ts';
import { orderActs, type OrderAct } from './order-acts.graph.ts';
import type { OrderCard } from './order.graph.ts';
import { shortNumber } from './order-words.ts';

type Target = Pick<OrderCard, 'id' | 'version' | 'number'>;
type Input = Readonly<Record<string, unknown>>;

export type Act = (act: OrderAct, order: Target, input?: Input) => Promise<OrderCard | null>;
/** Answers the refusal in words, or an empty text when it was done. */
export type Attempt = (act: OrderAct, order: Target, input?: Input) => Promise<string>;

/** Additions: somebody else's addition in between is no conflict. */
const additions: readonly OrderAct[] = ['tick', 'note', 'labour', 'codes', 'attach'];

/** Takes steps on orders and says what happened. */
export function useSteps(): { readonly act: Act; readonly attempt: Attempt } {
  const host = useHost();
  const step = takeStep(host.graph);

  async function take(act: OrderAct, order: Target, input: Input): Promise<OrderCard> {
    const target = act === 'tick' ? {} : { id: order.id };
    const version = additions.includes(act) ? {} : { expectedVersion: order.version };
    const document = orderActs[act] as unknown as typeof orderActs.accept;
    const answer = await step(document, { input: { ...target, ...version, ...input } as never });
    if (act !== 'tick')
      host.notify({
        kind: 'done',
        text: t(`did.${act}` as MessageKey, { number: shortNumber(order.number) }),
      });
    return answer.order;
  }

  return {
    // A refusal is said, and answered as null: the screen then keeps what was typed.
    act: (act, order, input = {}) =>
      take(act, order, input).catch((failure: GraphFailure) => {
        host.notify({ kind: 'problem', text: failure.message });
        return null;
      }),
    // For forms, which say a refusal in their own place.
    attempt: (act, order, input = {}) =>
      take(act, order, input).then(
        () => '',
        (failure: GraphFailure) => failure.message,
      ),
  };
}
