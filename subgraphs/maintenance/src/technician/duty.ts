import type { Database } from '../database.ts';
import { Shift } from './shift.entity.ts';

export interface Duty {
  readonly onDuty: boolean;
  /** The shift it is, or null off duty. */
  readonly shift: Shift | null;
  /** When to look again; null without a shift now or ahead. */
  readonly changesAt: Date | null;
}

/** Whether a technician is on duty at an instant, by the roster. */
export async function dutyOf(em: Database, technicianId: string, now: Date): Promise<Duty> {
  const shifts = await em.find(
    Shift,
    { technicianId, endsAt: { $gt: now } },
    { orderBy: { startsAt: 'asc' }, limit: 2 },
  );
  const shift = shifts.find(({ startsAt }) => startsAt <= now) ?? null;
  if (shift) return { onDuty: true, shift, changesAt: shift.endsAt };
  return { onDuty: false, shift: null, changesAt: shifts[0]?.startsAt ?? null };
}
