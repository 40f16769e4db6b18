import type { Tx } from '@houqin/kit/unit-of-work';
import { Delegation } from './delegation.entity.ts';

type Reader = Pick<Tx, 'find'>;

const inForce = (at: Date) => ({ startsAt: { $lte: at }, endsAt: { $gt: at }, revokedAt: null });

/** For whom somebody may act at an instant; themselves not included. Not passed on any further. */
export async function actsFor(em: Reader, substituteId: string, at: Date): Promise<Set<string>> {
  const found = await em.find(Delegation, { substituteId, ...inForce(at) });
  return new Set(found.map(({ principalId }) => principalId));
}

/** Who may act for these people at an instant, by principal. */
export async function substitutesOf(
  em: Reader,
  principalIds: readonly string[],
  at: Date,
): Promise<Map<string, string[]>> {
  const found = await em.find(Delegation, {
    principalId: { $in: [...principalIds] },
    ...inForce(at),
  });
  const grouped = Map.groupBy(found, ({ principalId }) => principalId);
  return new Map(
    [...grouped].map(([id, list]) => [id, list.map(({ substituteId }) => substituteId)]),
  );
}
