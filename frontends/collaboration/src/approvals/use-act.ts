import { toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t } from '../messages.ts';
import { approvalActs, type ApprovalAct, type ApprovalWhole } from './approval.graph.ts';

/**
 * Takes a step on a case and says what happened. A refusal is said too, and answered as null: the
 * screen then keeps what was typed.
 */
export function useAct() {
  const host = useHost();
  return async (
    act: ApprovalAct,
    subject: Pick<ApprovalWhole, 'id' | 'version' | 'number'>,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<ApprovalWhole | null> => {
    try {
      const answer = await host.graph.mutate(approvalActs[act] as typeof approvalActs.decide, {
        input: { id: subject.id, expectedVersion: subject.version, ...input } as never,
      });
      host.notify({ kind: 'done', text: t(`did.${act}`, { number: subject.number }) });
      return answer.approval;
    } catch (error) {
      host.notify({ kind: 'problem', text: toFailure(error).message });
      return null;
    }
  };
}
