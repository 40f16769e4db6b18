import type { PublishedEvent } from '@houqin/kit/bus';
import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { AlarmFacts, AlarmSeverity } from '@houqin/environment/events';
import { TimelineEntry } from '../timeline/timeline-entry.entity.ts';
import { measuredText } from '../unit-text.ts';
import { tell } from '../timeline/tell.ts';
import type { TimelineKind, TimelineParams } from '../timeline/timeline-texts.ts';

/** Severities as the story says them. */
export const severityTexts: Readonly<Record<AlarmSeverity, { zh: string; en: string }>> = {
  CRITICAL: { zh: '危急', en: 'Critical' },
  HIGH: { zh: '高', en: 'High' },
  MEDIUM: { zh: '中', en: 'Medium' },
  LOW: { zh: '低', en: 'Low' },
};

/** Adds environment's event to the story of its alarm, once, however often it comes. */
export async function tellAlarm(
  ctx: Context,
  tx: Tx,
  event: PublishedEvent<{ readonly alarmId: string }>,
  line: { kind: TimelineKind; at?: string; params?: TimelineParams; severity?: string },
): Promise<void> {
  if (await tx.findOne(TimelineEntry, { eventId: event.id })) return;
  tell(ctx, tx, {
    correlationId: event.payload.alarmId,
    domain: 'environment',
    kind: line.kind,
    at: new Date(line.at ?? event.occurredAt),
    actorName: event.actor.kind === 'system' ? null : event.actor.name,
    eventId: event.id,
    params: line.params ?? {},
    ...(line.severity === undefined ? {} : { severity: line.severity }),
  });
}

/** What the line of a raised alarm says. */
export const raisedParams = (facts: AlarmFacts): TimelineParams => ({
  severity: severityTexts[facts.severity],
  title: { zh: facts.title, en: facts.titleEn },
  value: measuredText(facts.value, facts.unit),
  limit: facts.limitText,
});
