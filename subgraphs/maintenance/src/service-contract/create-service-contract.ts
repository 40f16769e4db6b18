import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { ulid } from '@houqin/kit/id';
import { mutate } from '@houqin/kit/mutate';
import { nextNumber } from '@houqin/kit/numbering';
import { callerReaches } from '@houqin/kit/scope';
import { RefParty } from '../references/ref-party.entity.ts';
import { instantOn } from '../sla/hospital-day.ts';
import { Technician } from '../technician/technician.entity.ts';
import { announceContract } from './announce-contract.ts';
import { checkDay, checkTerms } from './check-terms.ts';
import { settleCrew } from './contract-crew.ts';
import { contractScope } from './contract-scope.ts';
import { ServiceContract } from './service-contract.entity.ts';
import type { CreateServiceContractInput } from './service-contract.inputs.ts';

/** Signing and managing contracts. */
export const managing = 'service-contract:manage';

/**
 * Enters a signed contract; from its first day on its orders are the organisation's to see, and the
 * dispatcher can give it work.
 * @throws ValidationFailed, NotFound for an organisation identity does not know, or another campus
 */
export function createServiceContract(
  ctx: Context,
  input: CreateServiceContractInput,
): Promise<ServiceContract> {
  return mutate(ctx, { name: 'createServiceContract', input }, ServiceContract, async (tx) => {
    const { campusId, partyId } = input;
    if (!callerReaches(ctx, managing, contractScope, { campusId }))
      throw new NotFound('Campus', campusId);
    const party = await tx.findOne(RefParty, { id: partyId, retired: false });
    if (!party) throw new NotFound('Party', partyId);
    const validFrom = checkDay('validFrom', input.validFrom);
    const now = ctx.clock.now();
    const by = ctx.caller.subjectId;
    const stamps = { createdAt: now, createdBy: by, updatedAt: now, updatedBy: by };
    const contract = Object.assign(new ServiceContract(), {
      ...checkTerms(input, validFrom),
      ...{ partyId, partyName: party.name, campusId, validFrom, startsAt: instantOn(validFrom) },
      ...{ crewId: ulid(now), number: await nextNumber(tx, 'SC', now), ...stamps },
    } satisfies Partial<ServiceContract>);
    tx.persist(contract);
    const crew = Object.assign(new Technician(), {
      // Nobody signs in under the organisation's id: its people and programs act for it.
      ...{ id: contract.crewId, userId: contract.id, partyId, contractId: contract.id, campusId },
      ...{ postZh: party.name.slice(0, 24), postEn: party.nameEn.slice(0, 24), ...stamps },
    } satisfies Partial<Technician>);
    tx.persist(crew);
    await settleCrew(ctx, tx, contract, crew);
    announceContract(ctx, tx, contract, 'maintenance.service-contract.signed');
    return contract;
  });
}
