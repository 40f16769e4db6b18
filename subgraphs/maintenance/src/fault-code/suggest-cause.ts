import { raw } from '@mikro-orm/core';
import type { Database } from '../database.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { FaultPrior } from './fault-prior.entity.ts';

/** How often a cause was behind a fault, from here and from elsewhere. */
export interface CauseCount {
  readonly causeId: string;
  readonly count: number;
  /** Of these, how many in the same room. */
  readonly sameRoom: number;
}

export interface CauseGuess {
  readonly causeId: string;
  /** Share of all evidence, 0 to 1. */
  readonly confidence: number;
}

/** What happened in the same room tells twice as much. */
const sameRoomWeight = 2;
/** Evidence for "something else", so that one case alone is not taken for certainty. */
const doubt = 1;

/** The likeliest cause by the shipped priors and one's own history; null without any evidence. */
export function guessCause(
  priors: readonly { causeId: string; count: number }[],
  history: readonly CauseCount[],
): CauseGuess | null {
  const evidence = new Map<string, number>();
  const add = (causeId: string, amount: number) =>
    evidence.set(causeId, (evidence.get(causeId) ?? 0) + amount);
  for (const { causeId, count } of priors) add(causeId, count);
  for (const { causeId, count, sameRoom } of history) {
    add(causeId, count + sameRoom * (sameRoomWeight - 1));
  }
  const [best] = [...evidence].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!best) return null;
  const total = [...evidence.values()].reduce((sum, amount) => sum + amount, doubt);
  return { causeId: best[0], confidence: Math.round((best[1] / total) * 100) / 100 };
}

/** The likeliest cause of an order's fault. */
export async function suggestCause(
  em: Database,
  order: Pick<WorkOrder, 'id' | 'faultId' | 'roomId'>,
): Promise<CauseGuess | null> {
  if (order.faultId === null) return null;
  const priors = await em.find(FaultPrior, { faultId: order.faultId });
  const counts = async (where: object) => {
    const rows = await em
      .createQueryBuilder(WorkOrder, 'o')
      .select(['causeId', raw('count(*) as n')])
      .where({
        ...{ faultId: order.faultId, causeId: { $ne: null }, completedAt: { $ne: null } },
        ...{ id: { $ne: order.id }, ...where },
      })
      .groupBy('causeId')
      .execute<{ causeId: string; n: number }[]>('all');
    return new Map(rows.map(({ causeId, n }) => [causeId, Number(n)]));
  };
  const everywhere = await counts({});
  const here =
    order.roomId === null ? new Map<string, number>() : await counts({ roomId: order.roomId });
  return guessCause(
    priors,
    [...everywhere].map(([causeId, count]) => ({
      causeId,
      count,
      sameRoom: here.get(causeId) ?? 0,
    })),
  );
}
