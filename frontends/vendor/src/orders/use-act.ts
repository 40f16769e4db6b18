import { takeStep, toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t, type MessageKey } from '../messages.ts';
import { orderActs, type OrderAct, type VendorOrder } from './order.graph.ts';

type Target = Pick<VendorOrder, 'id' | 'version' | 'number'>;

/** What came of a step: the order as it is now, or why not, in words. */
export interface Taken {
  readonly order: VendorOrder | null;
  readonly refusal: string;
}

/** Additions: somebody else's addition in between is no conflict. */
const additions: readonly OrderAct[] = ['tick', 'note', 'attach'];

/** Takes steps on orders; success is said, a refusal is answered for the form to show. */
export function useAct() {
  const host = useHost();
  const take = takeStep(host.graph);
  return async (
    act: OrderAct,
    order: Target,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<Taken> => {
    const target = act === 'tick' ? { orderId: order.id } : { id: order.id };
    const version = additions.includes(act) ? {} : { expectedVersion: order.version };
    try {
      const document = orderActs[act] as unknown as typeof orderActs.accept;
      const answer = await take(document, { input: { ...target, ...version, ...input } as never });
      const number = order.number;
      if (act !== 'tick')
        host.notify({ kind: 'done', text: t(`did.${act}` as MessageKey, { number }) });
      return { order: act === 'decline' ? null : answer.order, refusal: '' };
    } catch (error) {
      return { order: null, refusal: toFailure(error).message };
    }
  };
}
