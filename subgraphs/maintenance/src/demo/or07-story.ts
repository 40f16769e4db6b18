import { demoId } from '@houqin/kit/id';
import { dayMs, dayOf, instantOn } from '../sla/hospital-day.ts';
import type { DemoChapter } from './demo-chapter.ts';

/** The planted alarm of theatre OR-07 in environment's history (`domain.md` F). */
export const or07AlarmId = demoId('alarm:or07-story');

/** 02:13 of the last night that has ended at least eight hours ago. */
export function or07Night(now: Date): Date {
  const before = new Date(now.getTime() - 8 * 3600_000);
  const today = instantOn(dayOf(before), 2 * 60 + 13);
  return today <= before ? today : new Date(today.getTime() - dayMs);
}

/** Belts slipped, one torn, replaced within the hour; the picture `ui/c-workorder-en.png` shows it. */
export function or07Story(raisedAt: Date): DemoChapter {
  const at = (minutes: number) => new Date(raisedAt.getTime() + minutes * 60_000);
  return {
    key: 'or07-story',
    title: '手术间 OR-07 压差低',
    titleEn: 'Theatre OR-07: Low pressure',
    description: '4.2 Pa（≥ 5 Pa）',
    ...{ trade: 'HVAC', fault: 'AIR-02', cause: 'AIR-C1', action: 'ACT-01', room: 'S-0307' },
    ...{ priority: 'P1', lifeSafety: true, reporter: null, alarmId: or07AlarmId },
    technician: 'technician',
    createdAt: at(0.02),
    assignedAt: at(0.03),
    acceptedAt: at(9),
    startedAt: at(18),
    notes: [
      { at: at(21), text: '两根风机皮带打滑，其中一根已断' },
      { at: at(42), text: '换好风机皮带，旧皮带已拍照' },
    ],
    completedAt: at(62),
    labourMinutes: 31,
    alarmClearedAt: at(45),
    confirmedAt: at(300),
    confirmedBy: 'nurse-or',
    ratedAt: at(304),
    stars: 5,
    comment: '来得快，没有耽误 07:30 的手术',
  };
}
