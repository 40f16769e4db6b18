import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { ServiceContractEvent } from '../../contract/events.ts';
import type { ServiceContract } from './service-contract.entity.ts';

/** Says that a contract was signed, changed or ended. Call it after the change. */
export function announceContract(
  ctx: Context,
  tx: Tx,
  contract: ServiceContract,
  type: ServiceContractEvent['type'],
  reason?: string,
): void {
  contract.updatedAt = ctx.clock.now();
  contract.updatedBy = ctx.caller.subjectId;
  const event: ServiceContractEvent = {
    type,
    version: 1,
    contractId: contract.id,
    number: contract.number,
    partyId: contract.partyId,
    campusId: contract.campusId,
    trades: contract.trades,
    startsAt: contract.startsAt.toISOString(),
    endsAt: contract.endsAt.toISOString(),
  };
  record(tx, contract, event, reason === undefined ? {} : { reason });
}
