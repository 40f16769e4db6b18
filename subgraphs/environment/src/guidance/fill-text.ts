import { wallClock } from '@houqin/kit/hospital-calendar';
import type { PlaceFacts } from '../point/point.entity.ts';

export interface GuidancePlace {
  readonly facts: PlaceFacts;
  /** Name of the room in the reader's language; null for a point without one. */
  readonly roomName: string | null;
  readonly raisedAt: Date;
}

const unknown = {
  zh: { room: '本房间', ahu: '送风机组', alternatives: '备用房间' },
  en: { room: 'this room', ahu: 'the air handling unit', alternatives: 'a spare room' },
} as const;

/**
 * Fills the places of a step: `{room}`, `{ahu}` that serves it, `{alternatives}`, and
 * `{raised+30}` for the wall-clock time 30 minutes after the alarm was raised.
 */
export function fillText(text: string, place: GuidancePlace, locale: 'zh' | 'en'): string {
  const { facts, roomName, raisedAt } = place;
  const words = unknown[locale];
  const alternatives = facts.alternatives?.join(locale === 'zh' ? ' 或 ' : ' or ');
  return text
    .replaceAll('{room}', facts.shortName ?? roomName ?? words.room)
    .replaceAll('{ahu}', facts.servedBy ?? words.ahu)
    .replaceAll('{alternatives}', alternatives ?? words.alternatives)
    .replaceAll(/\{raised\+(\d{1,3})\}/g, (_, minutes: string) =>
      timeOf(new Date(raisedAt.getTime() + Number(minutes) * 60_000)),
    );
}

function timeOf(at: Date): string {
  const { hour, minute } = wallClock(at);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
