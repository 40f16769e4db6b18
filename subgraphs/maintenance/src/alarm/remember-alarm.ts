import { lock } from '@houqin/kit/lock';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { AlarmFacts } from '@houqin/environment/events';
import { RefAlarm } from '../references/ref-alarm.entity.ts';

/**
 * Keeps what is known of an alarm and holds its row until the commit. Of two that come at the same
 * time the second waits at the insert, so that both cannot find that there is no order yet. It
 * updates where it meets a row: an insert that ignores it would share the lock and then deadlock.
 */
export async function rememberAlarm(tx: Tx, facts: AlarmFacts): Promise<RefAlarm> {
  await tx.upsert(
    RefAlarm,
    {
      id: facts.alarmId,
      number: facts.number,
      title: facts.title,
      titleEn: facts.titleEn,
      severity: facts.severity,
      lifeSafety: facts.lifeSafety,
      unit: facts.unit,
      roomId: facts.roomId,
      raisedAt: new Date(facts.raisedAt),
      clearedAt: null,
      orderId: null,
    },
    { onConflictMergeFields: ['severity', 'lifeSafety', 'raisedAt'] },
  );
  return lock(tx, RefAlarm, facts.alarmId);
}
