import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { run } from '@houqin/kit/sql';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announce } from '../work-order/announce.ts';
import { settleOrder } from '../work-order/change-order.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { unfinishedStates } from '../work-order/work-order.lifecycle.ts';
import type { ServiceContract } from './service-contract.entity.ts';

/**
 * Gives the orders under a contract its new end. Those still worked on are announced, so that
 * whoever may no longer see them is told in the same moment.
 */
export async function settleContractOrders(
  ctx: Context,
  tx: Tx,
  contract: ServiceContract,
): Promise<void> {
  const { id } = contract;
  const open = await tx.find(
    WorkOrder,
    { contractId: id, state: { $in: unfinishedStates } },
    { fields: ['id'], orderBy: { id: 'asc' } },
  );
  for (const { id: orderId } of open) {
    const order = await lock(tx, WorkOrder, orderId);
    if (order.contractId !== id) continue;
    order.contractUntil = contract.endsAt;
    const until = { instant: contract.endsAt.toISOString() };
    const news = { type: 'maintenance.work-order.contract-changed', contractId: id } as const;
    announce(ctx, tx, order, news, { params: { until } });
    await settleOrder(tx, order);
  }
  await tx.flush();
  // Finished ones are many and nobody watches them: no event each.
  await run(tx, 'update work_order set contract_until = ? where contract_id = ?', [
    ...[contract.endsAt, id],
  ]);
}
