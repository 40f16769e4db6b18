import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import type { Tx } from '@houqin/kit/unit-of-work';
import { requireText } from '../check-text.ts';
import { dayOf } from '../sla/hospital-day.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { announceContract } from './announce-contract.ts';
import { checkTerms } from './check-terms.ts';
import { settleCrew } from './contract-crew.ts';
import { contractScope } from './contract-scope.ts';
import { managing } from './create-service-contract.ts';
import { ServiceContract } from './service-contract.entity.ts';
import type {
  ChangeServiceContractInput,
  EndServiceContractInput,
} from './service-contract.inputs.ts';
import { settleContractOrders } from './settle-contract-orders.ts';

/**
 * New terms for a contract that has not ended; its first day and its party stand.
 * @throws NotFound, VersionConflict, ValidationFailed, IllegalTransition when it has ended
 */
export function changeServiceContract(
  ctx: Context,
  input: ChangeServiceContractInput,
): Promise<ServiceContract> {
  return mutate(ctx, { name: 'changeServiceContract', input }, ServiceContract, async (tx) => {
    const contract = await lockRunning(ctx, tx, input, 'CHANGE');
    Object.assign(contract, checkTerms(input, contract.validFrom));
    await settle(ctx, tx, contract);
    announceContract(ctx, tx, contract, 'maintenance.service-contract.changed');
    return contract;
  });
}

/**
 * Ends a contract now. What is open under it stays with the organisation on paper but leaves its
 * hands: it may read 30 days on, and do nothing more; the dispatcher gives the orders to others.
 * @throws NotFound, VersionConflict, ValidationFailed, IllegalTransition
 */
export function endServiceContract(
  ctx: Context,
  input: EndServiceContractInput,
): Promise<ServiceContract> {
  return mutate(ctx, { name: 'endServiceContract', input }, ServiceContract, async (tx) => {
    const contract = await lockRunning(ctx, tx, input, 'END');
    const reason = requireText('reason', input.reason, { max: 200 });
    const now = ctx.clock.now();
    contract.endReason = reason;
    contract.endsAt = now;
    contract.validTo = dayOf(now);
    if (contract.startsAt > now) contract.startsAt = now;
    await settle(ctx, tx, contract);
    announceContract(ctx, tx, contract, 'maintenance.service-contract.ended', reason);
    return contract;
  });
}

async function lockRunning(
  ctx: Context,
  tx: Tx,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  action: string,
): Promise<ServiceContract> {
  const scope = contractScope;
  const contract = await lockInScope(
    ...([ctx, tx, ServiceContract, id, managing, scope, expectedVersion] as const),
  );
  const state = contract.stateAt(ctx.clock.now());
  if (state === 'ENDED') throw new IllegalTransition('ServiceContract', state, action, [], action);
  return contract;
}

/** Orders first, then the crew: the order in which every step of an order locks. */
async function settle(ctx: Context, tx: Tx, contract: ServiceContract): Promise<void> {
  await settleContractOrders(ctx, tx, contract);
  const crew = (await lockTechnicians(tx, [contract.crewId])).get(contract.crewId)!;
  await settleCrew(ctx, tx, contract, crew);
}
