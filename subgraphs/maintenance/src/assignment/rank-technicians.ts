import type { CertificateKind } from '../rules/certificate-kind.ts';
import type { Trade } from '../trade/trade.ts';
import { dayOf } from '../sla/hospital-day.ts';
import type { Exclusion } from './exclusion.ts';

/** Where something is; narrower parts may be unknown. */
export interface Place {
  readonly roomId: string | null;
  readonly floorId: string | null;
  readonly buildingId: string | null;
}

/** What the engine needs to know about an order. */
export interface RankedOrder extends Place {
  readonly trade: Trade;
  readonly certificate: CertificateKind | null;
  readonly campusId: string;
}

/** What the engine needs to know about a technician, read at one instant. */
export interface RankedTechnician {
  readonly id: string;
  readonly campusId: string;
  readonly onDuty: boolean;
  /** Orders offered, accepted or in progress. */
  readonly openCount: number;
  readonly capacity: number;
  /** 1 to 3 per trade. */
  readonly skills: ReadonlyMap<Trade, number>;
  /** Last day of validity per licence. */
  readonly certificates: ReadonlyMap<CertificateKind, string>;
  readonly place: Place;
  /** Orders completed in the order's room, last 365 days. */
  readonly historyCount: number;
  /** Orders assigned in the last 7 days. */
  readonly recentCount: number;
  /** Refused this order, or let its offer expire. */
  readonly declined: boolean;
  /** An organisation under contract: on duty while that is in force, its people's licences its own. */
  readonly outside: boolean;
}

export type TermName = 'SKILL' | 'LOAD' | 'PROXIMITY' | 'HISTORY' | 'FAIRNESS';

export interface Term {
  readonly name: TermName;
  /** 0 to 1. */
  readonly value: number;
  readonly weight: number;
}

export interface Ranked {
  readonly technicianId: string;
  /** Σ weight × value, four decimals; null when excluded. */
  readonly score: number | null;
  readonly terms: readonly Term[];
  readonly exclusions: readonly Exclusion[];
}

/** Weights of domain rules C5; they add up to 1. */
export const weights: Readonly<Record<TermName, number>> = {
  SKILL: 0.35,
  LOAD: 0.25,
  PROXIMITY: 0.2,
  HISTORY: 0.1,
  FAIRNESS: 0.1,
};

/** Level 3 works alone on anything, 1 under guidance. */
const skillValue: Readonly<Record<number, number>> = { 1: 0.4, 2: 0.7, 3: 1 };

/** Three visits to a room and one knows it. */
const familiarAfter = 3;

/**
 * Everybody considered for an order: the eligible by falling score (ties: fewest open orders, then
 * id), then the excluded with every reason. Pure: the same facts give the same answer.
 */
export function rankTechnicians(
  order: RankedOrder,
  technicians: readonly RankedTechnician[],
  now: Date,
): readonly Ranked[] {
  const judged = technicians.map((technician) => ({
    technician,
    exclusions: exclusionsOf(order, technician, now),
  }));
  const eligible = judged.filter(({ exclusions }) => exclusions.length === 0);
  const busiest = Math.max(0, ...eligible.map(({ technician }) => technician.recentCount));

  const ranked = eligible.map(({ technician }) => {
    const terms = termsOf(order, technician, busiest);
    const score = terms.reduce((sum, { value, weight }) => sum + value * weight, 0);
    return { technician, terms, score: Math.round(score * 10_000) / 10_000 };
  });
  ranked.sort(
    (a, b) =>
      b.score - a.score ||
      a.technician.openCount - b.technician.openCount ||
      (a.technician.id < b.technician.id ? -1 : 1),
  );
  const excluded = judged.filter(({ exclusions }) => exclusions.length > 0);
  excluded.sort(
    (a, b) =>
      a.exclusions.length - b.exclusions.length || (a.technician.id < b.technician.id ? -1 : 1),
  );
  return [
    ...ranked.map(({ technician, terms, score }) => ({
      technicianId: technician.id,
      score,
      terms,
      exclusions: [],
    })),
    ...excluded.map(({ technician, exclusions }) => ({
      technicianId: technician.id,
      score: null,
      terms: [],
      exclusions,
    })),
  ];
}

/** Every filter the technician fails, not only the first: the dispatcher sees what to change. */
export function exclusionsOf(
  order: RankedOrder,
  technician: RankedTechnician,
  now: Date,
): readonly Exclusion[] {
  const failed: Exclusion[] = [];
  const { outside } = technician;
  const skilled = technician.skills.has(order.trade);
  if (outside && !(skilled && technician.onDuty)) failed.push('NOT_COVERED');
  if (!outside && !skilled) failed.push('NO_SKILL');
  if (technician.campusId !== order.campusId) failed.push('OTHER_CAMPUS');
  if (!outside && !technician.onDuty) failed.push('OFF_DUTY');
  if (!outside && order.certificate !== null) {
    const expiresOn = technician.certificates.get(order.certificate);
    if (expiresOn === undefined) failed.push('NO_CERTIFICATE');
    else if (expiresOn < dayOf(now)) failed.push('CERTIFICATE_EXPIRED');
  }
  if (technician.openCount >= technician.capacity) failed.push('AT_CAPACITY');
  if (technician.declined) failed.push('DECLINED');
  return failed;
}

function termsOf(order: RankedOrder, technician: RankedTechnician, busiest: number): Term[] {
  const value: Record<TermName, number> = {
    SKILL: skillValue[technician.skills.get(order.trade) ?? 0] ?? 0,
    LOAD: 1 - technician.openCount / technician.capacity,
    PROXIMITY: proximity(order, technician.place),
    HISTORY: Math.min(1, technician.historyCount / familiarAfter),
    FAIRNESS: busiest === 0 ? 1 : 1 - technician.recentCount / busiest,
  };
  return Object.entries(weights).map(([name, weight]) => ({
    name: name as TermName,
    value: Math.round(value[name as TermName] * 10_000) / 10_000,
    weight,
  }));
}

/** In the room 1, on the floor 0.9, in the building 0.7, elsewhere on campus 0.4, unknown 0.3. */
export function proximity(a: Place, b: Place): number {
  if (a.roomId !== null && a.roomId === b.roomId) return 1;
  if (a.floorId !== null && a.floorId === b.floorId) return 0.9;
  if (a.buildingId !== null && a.buildingId === b.buildingId) return 0.7;
  return a.buildingId !== null && b.buildingId !== null ? 0.4 : 0.3;
}

/** Which filters emptied the list: those failed by technicians who know the trade, else all. */
export function blockingFilters(ranked: readonly Ranked[]): readonly Exclusion[] {
  const able = ranked.filter(({ exclusions }) => !exclusions.includes('NO_SKILL'));
  const from = able.length > 0 ? able : ranked;
  return [...new Set(from.flatMap(({ exclusions }) => exclusions))].sort();
}
