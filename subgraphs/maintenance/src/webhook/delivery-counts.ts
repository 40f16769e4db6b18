import type { Context } from '@houqin/kit/context';
import { rows } from '@houqin/kit/sql';
import { waitingStates } from './webhook-delivery.lifecycle.ts';

/** How many messages of an endpoint wait, and how many are dead. */
export interface DeliveryCounts {
  readonly waiting: number;
  readonly dead: number;
}

interface OpenBatch {
  readonly ids: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, DeliveryCounts>>;
}

/** Counts of an endpoint that the caller was allowed to see; one query for all of a turn. */
export async function deliveryCounts(ctx: Context, endpointId: string): Promise<DeliveryCounts> {
  let batch = ctx.loaders.get(deliveryCounts) as OpenBatch | undefined;
  if (!batch) {
    const ids = new Set<string>();
    const turn = new Promise((resolve) => setImmediate(resolve));
    const answer = turn.then(() => {
      ctx.loaders.delete(deliveryCounts);
      return count(ctx, [...ids]);
    });
    ctx.loaders.set(deliveryCounts, (batch = { ids, answer }));
  }
  batch.ids.add(endpointId);
  return (await batch.answer).get(endpointId)!;
}

async function count(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryCounts>> {
  const found = await rows(
    ctx.em,
    `select endpoint_id, state, count(*) as n from webhook_delivery
     where endpoint_id in (${ids.map(() => '?').join(', ')}) and state <> 'DELIVERED'
     group by endpoint_id, state`,
    ids,
  );
  const sum = (id: string, states: readonly string[]) =>
    found
      .filter((row) => row['endpoint_id'] === id && states.includes(String(row['state'])))
      .reduce((total, row) => total + Number(row['n']), 0);
  return new Map(
    ids.map((id) => [id, { waiting: sum(id, waitingStates), dead: sum(id, ['DEAD']) }]),
  );
}
