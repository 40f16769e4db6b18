import type { Database } from '../database.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { Shift } from './shift.entity.ts';
import type { Technician } from './technician.entity.ts';

export interface Duty {
  readonly onDuty: boolean;
  /** The shift it is, or null off duty. */
  readonly shift: Shift | null;
  /** When to look again; null without a shift now or ahead. */
  readonly changesAt: Date | null;
}

/** Whether a technician is on duty at an instant: by the roster, or by the contract. */
export async function dutyOf(
  em: Database,
  { id: technicianId, contractId }: Pick<Technician, 'id' | 'contractId'>,
  now: Date,
): Promise<Duty> {
  if (contractId !== null)
    return dutyUnder(await em.findOneOrFail(ServiceContract, contractId), now);
  const shifts = await em.find(
    Shift,
    { technicianId, endsAt: { $gt: now } },
    { orderBy: { startsAt: 'asc' }, limit: 2 },
  );
  const shift = shifts.find(({ startsAt }) => startsAt <= now) ?? null;
  if (shift) return { onDuty: true, shift, changesAt: shift.endsAt };
  return { onDuty: false, shift: null, changesAt: shifts[0]?.startsAt ?? null };
}

/** An organisation is there as long as its contract is in force. */
export function dutyUnder(contract: ServiceContract, now: Date): Duty {
  const state = contract.stateAt(now);
  const changes = { UPCOMING: contract.startsAt, IN_FORCE: contract.endsAt, ENDED: null };
  return { onDuty: state === 'IN_FORCE', shift: null, changesAt: changes[state] };
}
