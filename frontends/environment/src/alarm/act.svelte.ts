import { isGraphFailure, toFailure } from '@houqin/ui-kit/graph';
import { useHost } from '@houqin/ui-kit/host';
import { t, type MessageKey } from '../messages.ts';
import { AcknowledgeMany, alarmActs, type AlarmAct, type AlarmRow } from './alarm.graph.ts';

export type Act = (
  act: AlarmAct,
  alarm: Pick<AlarmRow, 'id' | 'title'>,
  input?: Readonly<Record<string, unknown>>,
) => Promise<AlarmRow | null>;

/** Takes a step on an alarm and says what happened; a refusal is said and answered as null. */
export function useAct(): { act: Act; acknowledgeAll(ids: readonly string[]): Promise<boolean> } {
  const host = useHost();
  function refused(error: unknown): null {
    const failure = isGraphFailure(error) ? error : toFailure(error);
    host.notify({
      kind: 'problem',
      text: failure.message,
      detail: failure.notReached ? t('problem.not-reached') : '',
    });
    return null;
  }
  return {
    async act(act, alarm, input = {}) {
      const target = act === 'tick' ? { alarmId: alarm.id } : { id: alarm.id };
      try {
        const document = alarmActs[act] as unknown as typeof alarmActs.acknowledge;
        const answer = await host.graph.mutate(document, {
          input: { ...target, ...input } as never,
        });
        if (act !== 'tick')
          host.notify({
            kind: 'done',
            text: t(`did.${act}` as MessageKey, { title: alarm.title }),
          });
        return answer.alarm;
      } catch (error) {
        return refused(error);
      }
    },
    async acknowledgeAll(ids) {
      try {
        await host.graph.mutate(AcknowledgeMany, { input: { ids: [...ids] } });
        host.notify({ kind: 'done', text: t('did.acknowledge-all', { count: ids.length }) });
        return true;
      } catch (error) {
        refused(error);
        return false;
      }
    },
  };
}
