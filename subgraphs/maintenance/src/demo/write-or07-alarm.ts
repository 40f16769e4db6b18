import { RefAlarm } from '../references/ref-alarm.entity.ts';
import type { DemoBatch } from './demo-batch.ts';
import { or07AlarmId } from './or07-story.ts';

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** What environment's part of the OR-07 story left behind here. */
export function writeOr07Alarm(batch: DemoBatch, raisedAt: Date, operator: string): RefAlarm {
  const line = { domain: 'environment', severity: 'CRITICAL' };
  batch.tell(or07AlarmId, 'alarm.raised', raisedAt, {
    ...line,
    params: {
      severity: { zh: '危急', en: 'Critical' },
      title: { zh: '压差低', en: 'Low pressure' },
      value: '4.2 Pa',
      limit: '≥ 5 Pa',
      delay: { zh: '不延时', en: 'No on-delay' },
    },
  });
  batch.tell(or07AlarmId, 'alarm.acknowledged', minutesAfter(raisedAt, 9), {
    ...{ ...line, actorName: operator, params: { byName: operator } },
  });
  batch.tell(or07AlarmId, 'alarm.cleared', minutesAfter(raisedAt, 45), {
    ...{ ...line, params: { value: '8.3 Pa', worst: '1.8 Pa' } },
  });
  batch.tell(or07AlarmId, 'alarm.closed', minutesAfter(raisedAt, 45), line);
  return Object.assign(new RefAlarm(), {
    id: or07AlarmId,
    number: 'AL-OR07',
    title: '压差低',
    titleEn: 'Low pressure',
    severity: 'CRITICAL',
    lifeSafety: true,
    unit: 'Pa',
    raisedAt,
    clearedAt: minutesAfter(raisedAt, 45),
  } satisfies Partial<RefAlarm>);
}
