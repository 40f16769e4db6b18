import type { Tx } from '@houqin/kit/unit-of-work';
import { CertificateExpired, ContractNotCovering, NoEligibleTechnician } from '../errors.ts';
import { loadCrew } from '../technician/crew.ts';
import type { Technician } from '../technician/technician.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import type { Exclusion } from './exclusion.ts';
import type { Ranked } from './rank-technicians.ts';
import { rankForOrder } from './rank-for-order.ts';

/**
 * Filters that nobody may pass over. Skill and an earlier refusal are the dispatcher's to judge;
 * the others are law, capacity and presence (domain rules C5).
 */
const hardFilters: readonly Exclusion[] = ['OTHER_CAMPUS', 'OFF_DUTY', 'AT_CAPACITY'];

/**
 * Refuses a technician, chosen by a person and locked, who may not have the order.
 * @returns the engine's opinion of this technician, kept with the assignment
 * @throws CertificateExpired, ContractNotCovering, NoEligibleTechnician with the filters failed
 */
export async function checkEligible(
  tx: Tx,
  order: WorkOrder,
  technician: Technician,
  now: Date,
): Promise<readonly Ranked[]> {
  if (technician.retiredAt !== null) throw new NoEligibleTechnician(['OFF_DUTY'], technician.id);
  const crew = await loadCrew(tx, now, [technician.id]);
  const ranking = await rankForOrder(tx, order, crew, now);
  const exclusions = ranking[0]?.exclusions ?? [];
  if (exclusions.includes('NOT_COVERED')) {
    throw new ContractNotCovering(technician.contractId!, order.trade);
  }
  if (order.certificate !== null && exclusions.some((one) => one.includes('CERTIFICATE'))) {
    const expiresOn = crew[0]?.certificates.get(order.certificate) ?? null;
    throw new CertificateExpired(order.certificate, technician.id, expiresOn);
  }
  const failed = exclusions.filter((one) => hardFilters.includes(one));
  if (failed.length > 0) throw new NoEligibleTechnician(failed, technician.id);
  return ranking;
}
