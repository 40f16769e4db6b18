import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Party, partyStub } from '../references/party.ts';
import { changeServiceContract, endServiceContract } from './change-service-contract.ts';
import { createServiceContract, managing } from './create-service-contract.ts';
import { ServiceContract, ServiceContractState } from './service-contract.entity.ts';
import * as inputs from './service-contract.inputs.ts';

const ServiceContractConnection = connectionType('ServiceContract', ServiceContract);
const { serviceContractList, serviceContractLive, ServiceContractListArgs } = inputs;

@Resolver(() => ServiceContract)
export class ServiceContractResolver {
  @Query(() => ServiceContract, { nullable: true })
  @Allow('service-contract:read')
  @Vendor()
  serviceContract(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: Context,
  ): Promise<ServiceContract | null> {
    return loadInScope(ctx, ServiceContract, id, serviceContractLive);
  }

  @Query(() => ServiceContractConnection)
  @Allow('service-contract:read')
  @Vendor()
  serviceContracts(
    @Args(() => ServiceContractListArgs) args: inputs.ServiceContractListArgs,
    @Ctx() ctx: Context,
  ): Connection<ServiceContract> {
    return connection(ctx, serviceContractLive, args, serviceContractList);
  }

  @Mutation(() => ServiceContract, { description: 'Enters a signed contract.' })
  @Allow(managing)
  createServiceContract(
    @Arg('input', () => inputs.CreateServiceContractInput) input: inputs.CreateServiceContractInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceContract> {
    return createServiceContract(ctx, input);
  }

  @Mutation(() => ServiceContract, { description: 'New terms, until it has ended.' })
  @Allow(managing)
  changeServiceContract(
    @Arg('input', () => inputs.ChangeServiceContractInput) input: inputs.ChangeServiceContractInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceContract> {
    return changeServiceContract(ctx, input);
  }

  @Mutation(() => ServiceContract, { description: 'Ends it now, before its time.' })
  @Allow(managing)
  endServiceContract(
    @Arg('input', () => inputs.EndServiceContractInput) input: inputs.EndServiceContractInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceContract> {
    return endServiceContract(ctx, input);
  }

  @FieldResolver(() => ServiceContractState, { description: 'As it is now.' })
  @Vendor()
  state(@Root() contract: ServiceContract, @Ctx() { clock }: Context): ServiceContractState {
    return contract.stateAt(clock.now());
  }

  @FieldResolver(() => Party)
  @Vendor()
  party(@Root() contract: ServiceContract): Party {
    return partyStub(contract.partyId)!;
  }
}
