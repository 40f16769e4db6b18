import { enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Trade } from '../trade/trade.ts';
import { contractScope } from './contract-scope.ts';
import { ServiceContract, ServiceContractState } from './service-contract.entity.ts';

const StateFilter = enumFilter('ServiceContractState', ServiceContractState);

@InputType()
export class ServiceContractFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) partyId?: IdFilter | null;
  @Field(() => StateFilter, { nullable: true, description: 'As it is now.' })
  state?: InstanceType<typeof StateFilter> | null;
}

export const serviceContractLive = defineLive<ServiceContract>({
  noun: 'serviceContract',
  entity: ServiceContract,
  permission: 'service-contract:read',
  scope: contractScope,
  keys: (contract) => ({
    id: contract.id,
    campusId: contract.campusId,
    departmentId: contract.departmentId,
    partyId: contract.partyId,
    contractFrom: contract.startsAt.toISOString(),
    contractUntil: contract.endsAt.toISOString(),
  }),
  filters: {
    state: {
      where({ eq, in: some }: InstanceType<typeof StateFilter>, { clock }) {
        const now = clock.now();
        const wanted = [...(some ?? Object.values(ServiceContractState))].filter(
          (state) => eq == null || state === eq,
        );
        const of: Record<ServiceContractState, object> = {
          UPCOMING: { startsAt: { $gt: now } },
          IN_FORCE: { startsAt: { $lte: now }, endsAt: { $gt: now } },
          ENDED: { startsAt: { $lte: now }, endsAt: { $lte: now } },
        };
        return { $or: [{ id: { $in: [] } }, ...wanted.map((state) => of[state])] };
      },
      // The state is the hour's: no stream follows it.
      matches: () => true,
    },
  },
});

/** What of a contract whoever meets it on an order may read. */
export const serviceContractRule: ReferenceRule<ServiceContract> = {
  permission: 'service-contract:read',
  scope: contractScope,
  card: ['id', 'version', 'number', 'title', 'partyName'],
};

export const ServiceContractOrderField = { NUMBER: 'NUMBER', VALID_TO: 'VALID_TO' } as const;
export type ServiceContractOrderField = keyof typeof ServiceContractOrderField;

export const serviceContractList: ListOptions<ServiceContract, ServiceContractOrderField> = {
  orderFields: { NUMBER: 'number', VALID_TO: 'endsAt' },
  defaultOrder: [{ field: 'VALID_TO', direction: 'ASC' }],
  search: ['number', 'title', 'partyName'],
};

export const ServiceContractListArgs = listArgs({
  filter: ServiceContractFilter,
  order: orderInput('ServiceContract', ServiceContractOrderField),
  search: true,
});
export type ServiceContractListArgs = InstanceType<typeof ServiceContractListArgs>;

/** What may be agreed anew while a contract runs. */
@InputType()
export abstract class ContractTermsInput {
  @Field(() => String) title!: string;
  @Field(() => [Trade]) trades!: Trade[];
  @Field(() => String, { description: 'Last day in force, `2027-03-31`.' }) validTo!: string;
  @Field(() => Int, { description: 'Minutes an offer stands, 5 to 1440.' }) acceptMinutes!: number;
  @Field(() => Int, { description: 'Orders in hand at once, 1 to 500.' }) capacity!: number;
  @Field(() => String) dutyContact!: string;
  @Field(() => String) dutyPhone!: string;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CreateServiceContractInput extends ContractTermsInput {
  @Field(() => ID) partyId!: string;
  @Field(() => ID) campusId!: string;
  @Field(() => String, { description: 'First day in force, `2026-12-01`.' }) validFrom!: string;
}

@InputType()
export class ChangeServiceContractInput extends ContractTermsInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType()
export class EndServiceContractInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) reason!: string;
  @Field(() => String) idempotencyKey!: string;
}
