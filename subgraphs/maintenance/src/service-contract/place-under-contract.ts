import type { Tx } from '@houqin/kit/unit-of-work';
import type { Technician } from '../technician/technician.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { ServiceContract } from './service-contract.entity.ts';

/** The order is the organisation's from now on, as long as its contract says; or nobody's outside. */
export async function placeUnderContract(
  tx: Tx,
  order: WorkOrder,
  technician: Pick<Technician, 'contractId'>,
): Promise<void> {
  const { contractId } = technician;
  bindToContract(
    order,
    contractId === null ? null : await tx.findOneOrFail(ServiceContract, contractId),
  );
}

/** The order is no outside organisation's any more. */
export const leaveContract = (order: WorkOrder): void => bindToContract(order, null);

/** What an order keeps of its contract, so that its scope is a question about its own row. */
export function bindToContract(order: WorkOrder, contract: ServiceContract | null): void {
  order.contractId = contract?.id ?? null;
  order.partyId = contract?.partyId ?? null;
  order.contractFrom = contract?.startsAt ?? null;
  order.contractUntil = contract?.endsAt ?? null;
}
