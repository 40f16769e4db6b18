import { read } from '@houqin/ui-kit/graph';
import { useNow } from '@houqin/ui-kit/host';
import { TrendsQuery } from './monitor.graph.ts';
import { evenly, type ShownQuantity } from './room-values.ts';

const hours = 2;
const steps = 40; // three minutes each: as fine as a cell can show
const stepMs = (hours * 3_600_000) / steps;

/** The last two hours of a quantity on a floor, by point; read anew with every step. */
export function useTrends(
  of: () => { readonly floorId: string; readonly quantity: ShownQuantity },
): (pointId: string) => readonly (number | null)[] {
  const now = useNow(30_000);
  const to = $derived(Math.ceil(now.current / stepMs) * stepMs);
  const from = $derived(to - hours * 3_600_000);
  const trends = read({
    query: TrendsQuery,
    variables: () => ({
      filter: { floorId: { eq: of().floorId }, quantity: { eq: of().quantity } },
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    }),
    when: () => of().floorId !== '',
  });
  const byPoint = $derived(
    new Map(
      (trends.data?.points.nodes ?? []).map(({ id, intervalSeconds, readings }) => [
        id,
        // A point that delivers seldom has fewer steps, so that its line is not all gaps.
        evenly(
          readings.samples,
          from,
          to,
          Math.max(2, Math.min(steps, Math.floor((hours * 3_600) / intervalSeconds))),
        ),
      ]),
    ),
  );
  return (pointId) => byPoint.get(pointId) ?? [];
}
