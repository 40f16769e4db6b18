import { raw } from '@mikro-orm/core';
import type { Database } from '../database.ts';
import { Assignment } from '../assignment/assignment.entity.ts';
import type { CertificateKind } from '../rules/certificate-kind.ts';
import type { Trade } from '../trade/trade.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { Certificate } from './certificate.entity.ts';
import { Shift } from './shift.entity.ts';
import { TechnicianSkill } from './technician-skill.entity.ts';
import { Technician } from './technician.entity.ts';

/** A technician with everything the engine weighs except what depends on the order. */
export interface CrewMember {
  readonly technician: Technician;
  readonly skills: ReadonlyMap<Trade, number>;
  readonly certificates: ReadonlyMap<CertificateKind, string>;
  readonly onDuty: boolean;
  readonly recentCount: number;
}

/** Fairness looks back this far. */
export const recentDays = 7;

/** Technicians (all, or those given) as they are at an instant, by id. */
export async function loadCrew(
  em: Database,
  now: Date,
  ids?: readonly string[],
): Promise<readonly CrewMember[]> {
  const mine = ids ? { technicianId: { $in: [...ids] } } : {};
  const technicians = await em.find(
    Technician,
    { retiredAt: null, ...(ids ? { id: { $in: [...ids] } } : {}) },
    { orderBy: { id: 'asc' } },
  );
  const skills = await em.find(TechnicianSkill, mine);
  const certificates = await em.find(Certificate, mine);
  const shifts = await em.find(Shift, {
    ...mine,
    startsAt: { $lte: now },
    endsAt: { $gt: now },
  });
  const contracts = await em.find(ServiceContract, {
    crewId: { $in: technicians.flatMap(({ id, contractId }) => (contractId === null ? [] : id)) },
  });
  const recent = await recentCounts(em, now);
  const onDuty = new Set([
    ...shifts.map(({ technicianId }) => technicianId),
    ...contracts.flatMap((one) => (one.stateAt(now) === 'IN_FORCE' ? one.crewId : [])),
  ]);
  return technicians.map((technician) => ({
    technician,
    skills: new Map(
      skills
        .filter((one) => one.technicianId === technician.id)
        .map((one) => [one.trade, one.level]),
    ),
    certificates: new Map(
      certificates
        .filter((one) => one.technicianId === technician.id)
        .map((one) => [one.kind, one.expiresOn]),
    ),
    onDuty: onDuty.has(technician.id),
    recentCount: recent.get(technician.id) ?? 0,
  }));
}

async function recentCounts(em: Database, now: Date): Promise<ReadonlyMap<string, number>> {
  const since = new Date(now.getTime() - recentDays * 86_400_000);
  const rows = await em
    .createQueryBuilder(Assignment, 'a')
    .select(['technicianId', raw('count(*) as n')])
    .where({ offeredAt: { $gte: since } })
    .groupBy('technicianId')
    .execute<{ technicianId: string; n: number }[]>('all');
  return new Map(rows.map(({ technicianId, n }) => [technicianId, Number(n)]));
}
