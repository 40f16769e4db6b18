import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { loadReference } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Party, partyStub } from '../references/party.ts';
import * as change from './change-webhook-endpoint.ts';
import { createWebhookEndpoint } from './create-webhook-endpoint.ts';
import { deliveryCounts } from './delivery-counts.ts';
import * as again from './send-again.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { managing, reading, webhookScope } from './webhook-scope.ts';
import * as inputs from './webhook.inputs.ts';

const WebhookEndpointConnection = connectionType('WebhookEndpoint', WebhookEndpoint);
const WebhookDeliveryConnection = connectionType('WebhookDelivery', WebhookDelivery);
const { webhookEndpointList, webhookDeliveryList, WebhookSecret } = inputs;
const { WebhookEndpointListArgs, WebhookDeliveryListArgs, WebhookEndpointStepInput } = inputs;

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  @Query(() => WebhookEndpointConnection)
  @Allow(reading)
  @Vendor()
  webhookEndpoints(
    @Args(() => WebhookEndpointListArgs) args: inputs.WebhookEndpointListArgs,
    @Ctx() ctx: Context,
  ): Connection<WebhookEndpoint> {
    const list = { entity: WebhookEndpoint, permission: reading, scope: webhookScope } as const;
    return connection(ctx, list, args, webhookEndpointList);
  }

  @Mutation(() => WebhookSecret, { description: 'Told of what happens from now on.' })
  @Allow(managing)
  @Vendor()
  createWebhookEndpoint(
    @Arg('input', () => inputs.CreateWebhookEndpointInput) input: inputs.CreateWebhookEndpointInput,
    @Ctx() ctx: Context,
  ): Promise<inputs.WebhookSecret> {
    return createWebhookEndpoint(ctx, input);
  }

  @Mutation(() => WebhookEndpoint, { description: 'What waits goes to the new address too.' })
  @Allow(managing)
  @Vendor()
  changeWebhookEndpoint(
    @Arg('input', () => inputs.ChangeWebhookEndpointInput) input: inputs.ChangeWebhookEndpointInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint> {
    return change.changeWebhookEndpoint(ctx, input);
  }

  @Mutation(() => WebhookEndpoint, { description: 'Sends nothing and keeps what happens.' })
  @Allow(managing)
  @Vendor()
  pauseWebhookEndpoint(
    @Arg('input', () => WebhookEndpointStepInput) input: inputs.WebhookEndpointStepInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint> {
    return change.pauseWebhookEndpoint(ctx, input);
  }

  @Mutation(() => WebhookEndpoint, { description: 'Sends what waits, at once.' })
  @Allow(managing)
  @Vendor()
  resumeWebhookEndpoint(
    @Arg('input', () => WebhookEndpointStepInput) input: inputs.WebhookEndpointStepInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint> {
    return change.resumeWebhookEndpoint(ctx, input);
  }

  @Mutation(() => WebhookEndpoint, { description: 'For good; what waits is not sent.' })
  @Allow(managing)
  @Vendor()
  removeWebhookEndpoint(
    @Arg('input', () => WebhookEndpointStepInput) input: inputs.WebhookEndpointStepInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint> {
    return change.removeWebhookEndpoint(ctx, input);
  }

  @Mutation(() => WebhookSecret, { description: 'The secret before signs along a while longer.' })
  @Allow(managing)
  @Vendor()
  rotateWebhookSecret(
    @Arg('input', () => inputs.RotateWebhookSecretInput) input: inputs.RotateWebhookSecretInput,
    @Ctx() ctx: Context,
  ): Promise<inputs.WebhookSecret> {
    return change.rotateWebhookSecret(ctx, input);
  }

  @Mutation(() => WebhookEndpoint, { description: 'Sends all that is dead once more.' })
  @Allow(managing)
  @Vendor()
  replayDeadWebhooks(
    @Arg('input', () => WebhookEndpointStepInput) input: inputs.WebhookEndpointStepInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookEndpoint> {
    return again.replayDeadWebhooks(ctx, input);
  }

  @FieldResolver(() => Party)
  @Vendor()
  party(@Root() { partyId }: WebhookEndpoint): Party {
    return partyStub(partyId)!;
  }

  @FieldResolver(() => Int, { description: 'Messages still to be sent.' })
  @Vendor()
  async waiting(@Root() { id }: WebhookEndpoint, @Ctx() ctx: Context): Promise<number> {
    return (await deliveryCounts(ctx, id)).waiting;
  }

  @FieldResolver(() => Int, { description: 'Messages given up, kept for 30 days.' })
  @Vendor()
  async dead(@Root() { id }: WebhookEndpoint, @Ctx() ctx: Context): Promise<number> {
    return (await deliveryCounts(ctx, id)).dead;
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @Query(() => WebhookDeliveryConnection, { description: 'Of the last 30 days.' })
  @Allow(reading)
  @Vendor()
  webhookDeliveries(
    @Args(() => WebhookDeliveryListArgs) args: inputs.WebhookDeliveryListArgs,
    @Ctx() ctx: Context,
  ): Connection<WebhookDelivery> {
    const list = { entity: WebhookDelivery, permission: reading, scope: webhookScope } as const;
    return connection(ctx, list, args, webhookDeliveryList);
  }

  @Mutation(() => WebhookDelivery, { description: 'Sends a message of type `webhook.test`.' })
  @Allow(managing)
  @Vendor()
  sendTestWebhook(
    @Arg('input', () => inputs.SendTestWebhookInput) input: inputs.SendTestWebhookInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookDelivery> {
    return again.sendTestWebhook(ctx, input);
  }

  @Mutation(() => WebhookDelivery, {
    description: 'Sends a message that was delivered or is dead once more, under the same id.',
  })
  @Allow(managing)
  @Vendor()
  replayWebhookDelivery(
    @Arg('input', () => inputs.ReplayWebhookDeliveryInput) input: inputs.ReplayWebhookDeliveryInput,
    @Ctx() ctx: Context,
  ): Promise<WebhookDelivery> {
    return again.replayWebhookDelivery(ctx, input);
  }

  @FieldResolver(() => WebhookEndpoint)
  @Vendor()
  async endpoint(@Root() delivery: WebhookDelivery, @Ctx() ctx: Context): Promise<WebhookEndpoint> {
    return (await loadReference(ctx, WebhookEndpoint, delivery.endpointId))!;
  }
}
