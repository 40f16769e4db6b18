import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { partyReference } from '../party/party-scope.ts';
import { Party } from '../party/party.entity.ts';
import { apiClientScope } from './api-client-scope.ts';
import { ApiClient } from './api-client.entity.ts';
import * as inputs from './api-client.inputs.ts';
import {
  managing,
  resumeApiClient,
  rotateApiClientSecret,
  rotating,
  suspendApiClient,
} from './change-api-client.ts';
import { ApiUsage } from '../usage/api-usage.entity.ts';
import { usageOf } from '../usage/usage-of.ts';
import { createApiClient } from './create-api-client.ts';

const ApiClientConnection = connectionType('ApiClient', ApiClient);
const partyOf = entityReference(Party, partyReference);
const reading = 'api-client:read';

@Resolver(() => ApiClient)
export class ApiClientResolver {
  @Query(() => ApiClientConnection)
  @Allow(reading)
  @Vendor()
  apiClients(
    @Args(() => inputs.ApiClientListArgs) args: inputs.ApiClientListArgs,
    @Ctx() ctx: Context,
  ): Connection<ApiClient> {
    const definition = { entity: ApiClient, permission: reading, scope: apiClientScope } as const;
    return connection(ctx, definition, args, inputs.apiClientList);
  }

  @Mutation(() => inputs.ApiClientSecret, { description: 'A program that can sign in at once.' })
  @Allow(managing)
  createApiClient(
    @Arg('input', () => inputs.CreateApiClientInput) input: inputs.CreateApiClientInput,
    @Ctx() ctx: Context,
  ): Promise<inputs.ApiClientSecret> {
    return createApiClient(ctx, input);
  }

  @Mutation(() => inputs.ApiClientSecret, {
    description: 'The secret before counts a while longer.',
  })
  @Allow(rotating)
  @Vendor()
  rotateApiClientSecret(
    @Arg('input', () => inputs.RotateApiClientSecretInput) input: inputs.RotateApiClientSecretInput,
    @Ctx() ctx: Context,
  ): Promise<inputs.ApiClientSecret> {
    return rotateApiClientSecret(ctx, input);
  }

  @Mutation(() => ApiClient, { description: 'Its sessions and streams end at once.' })
  @Allow(managing)
  suspendApiClient(
    @Arg('input', () => inputs.ApiClientStepInput) input: inputs.ApiClientStepInput,
    @Ctx() ctx: Context,
  ): Promise<ApiClient> {
    return suspendApiClient(ctx, input);
  }

  @Mutation(() => ApiClient)
  @Allow(managing)
  resumeApiClient(
    @Arg('input', () => inputs.ApiClientStepInput) input: inputs.ApiClientStepInput,
    @Ctx() ctx: Context,
  ): Promise<ApiClient> {
    return resumeApiClient(ctx, input);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Whose program it is.' })
  party(@Root() { partyId }: ApiClient, @Ctx() ctx: Context) {
    return partyId ? partyOf({ id: partyId }, ctx) : null;
  }

  @FieldResolver(() => [ApiUsage], {
    description:
      'Each hour of the last seven days in which it asked, oldest first; a minute behind.',
  })
  @Vendor()
  usage(@Root() { id }: ApiClient, @Ctx() ctx: Context): Promise<readonly ApiUsage[]> {
    return usageOf(ctx, id);
  }
}
