import { toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t, type MessageKey } from '../messages.ts';
import { noticeActs, type NoticeAct, type NoticeWhole } from './notice.graph.ts';

/** Acts of the desk decide on what was read; readers' acts do not. */
const versioned: readonly NoticeAct[] = ['submit', 'withdraw', 'discard', 'review', 'recall'];
/** Nothing is said of these: the page shows it. */
const silent: readonly NoticeAct[] = ['open', 'comment'];

/**
 * Takes a step on a notice and says what happened. A refusal is said too, and answered as null: the
 * screen then keeps what was typed.
 */
export function useNoticeAct() {
  const host = useHost();
  return async (
    act: NoticeAct,
    notice: Pick<NoticeWhole, 'id' | 'version' | 'number'>,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<NoticeWhole | null> => {
    try {
      const expected = versioned.includes(act) ? { expectedVersion: notice.version } : {};
      const answer = await host.graph.mutate(noticeActs[act] as typeof noticeActs.submit, {
        input: { id: notice.id, ...expected, ...input } as never,
      });
      if (!silent.includes(act))
        host.notify({
          kind: 'done',
          text: t(`notice.did.${act}` as MessageKey, { number: notice.number }),
        });
      return answer.notice;
    } catch (error) {
      host.notify({ kind: 'problem', text: toFailure(error).message });
      return null;
    }
  };
}
