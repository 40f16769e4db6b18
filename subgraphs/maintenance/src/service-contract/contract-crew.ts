import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceTechnician } from '../technician/announce-technician.ts';
import { dutyUnder } from '../technician/duty.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import type { Technician } from '../technician/technician.entity.ts';
import type { ServiceContract } from './service-contract.entity.ts';

/** Whom the hospital sends knows the trade: that is what was bought. */
const crewSkill = 3;

/**
 * Brings the organisation's (locked) row among the technicians in line with its contract: what it
 * can do, how much at once, whether it may be given work now.
 */
export async function settleCrew(
  ctx: Context,
  tx: Tx,
  contract: ServiceContract,
  crew: Technician,
): Promise<void> {
  const { onDuty, changesAt } = dutyUnder(contract, ctx.clock.now());
  crew.name = contract.partyName;
  crew.trade = contract.trades[0]!;
  crew.capacity = contract.capacity;
  crew.offerMinutes = contract.acceptMinutes;
  crew.onDuty = onDuty;
  crew.dutyChangesAt = changesAt;
  const known = await tx.find(TechnicianSkill, { technicianId: crew.id });
  for (const skill of known) if (!contract.trades.includes(skill.trade)) tx.remove(skill);
  for (const trade of contract.trades) {
    if (known.some((skill) => skill.trade === trade)) continue;
    const skill = { technicianId: crew.id, trade, level: crewSkill };
    tx.persist(Object.assign(new TechnicianSkill(), skill));
  }
  announceTechnician(ctx, tx, crew);
}
