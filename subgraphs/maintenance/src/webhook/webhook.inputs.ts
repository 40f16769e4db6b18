import { DateTimeFilter, enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { WebhookDelivery } from './webhook-delivery.entity.ts';
import { WebhookDeliveryState } from './webhook-delivery.lifecycle.ts';
import { WebhookEndpoint } from './webhook-endpoint.entity.ts';
import { WebhookEndpointState } from './webhook-endpoint.lifecycle.ts';
import { WebhookEventType } from './webhook-event-type.ts';

const EndpointStateFilter = enumFilter('WebhookEndpointState', WebhookEndpointState);
const DeliveryStateFilter = enumFilter('WebhookDeliveryState', WebhookDeliveryState);
const EventTypeFilter = enumFilter('WebhookEventType', WebhookEventType);

@InputType()
export class WebhookEndpointFilter {
  @Vendor() @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) partyId?: IdFilter | null;
  @Vendor()
  @Field(() => EndpointStateFilter, { nullable: true })
  state?: InstanceType<typeof EndpointStateFilter> | null;
}

export const WebhookEndpointOrderField = { CREATED_AT: 'CREATED_AT', URL: 'URL' } as const;
export type WebhookEndpointOrderField = keyof typeof WebhookEndpointOrderField;

export const webhookEndpointList: ListOptions<WebhookEndpoint, WebhookEndpointOrderField> = {
  orderFields: { CREATED_AT: 'createdAt', URL: 'url' },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'ASC' }],
  where: { state: { $ne: 'REMOVED' } },
};

export const WebhookEndpointListArgs = listArgs({
  filter: WebhookEndpointFilter,
  order: orderInput('WebhookEndpoint', WebhookEndpointOrderField),
});
export type WebhookEndpointListArgs = InstanceType<typeof WebhookEndpointListArgs>;

@InputType()
export class WebhookDeliveryFilter {
  @Vendor() @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Vendor() @Field(() => IdFilter, { nullable: true }) endpointId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) partyId?: IdFilter | null;
  @Vendor()
  @Field(() => DeliveryStateFilter, { nullable: true })
  state?: InstanceType<typeof DeliveryStateFilter> | null;
  @Vendor()
  @Field(() => EventTypeFilter, { nullable: true })
  type?: InstanceType<typeof EventTypeFilter> | null;
  @Vendor()
  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: DateTimeFilter | null;
}

export const WebhookDeliveryOrderField = { CREATED_AT: 'CREATED_AT', NEXT_AT: 'NEXT_AT' } as const;
export type WebhookDeliveryOrderField = keyof typeof WebhookDeliveryOrderField;

export const webhookDeliveryList: ListOptions<WebhookDelivery, WebhookDeliveryOrderField> = {
  orderFields: { CREATED_AT: 'createdAt', NEXT_AT: 'nextAt' },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
};

export const WebhookDeliveryListArgs = listArgs({
  filter: WebhookDeliveryFilter,
  order: orderInput('WebhookDelivery', WebhookDeliveryOrderField),
});
export type WebhookDeliveryListArgs = InstanceType<typeof WebhookDeliveryListArgs>;

/** What may be changed about an endpoint. */
@InputType()
export abstract class WebhookEndpointTermsInput {
  @Field(() => String, { description: '`https://example.com/houqin`, at most 500 characters.' })
  url!: string;
  @Field(() => [WebhookEventType], { description: 'What it is told of; TEST is not chosen.' })
  types!: WebhookEventType[];
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CreateWebhookEndpointInput extends WebhookEndpointTermsInput {}

@InputType()
export class ChangeWebhookEndpointInput extends WebhookEndpointTermsInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType()
export class WebhookEndpointStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RotateWebhookSecretInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, {
    defaultValue: 24,
    description: 'Hours for which the secret before signs too, 0 to 168; 0 where it has leaked.',
  })
  overlapHours!: number;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class SendTestWebhookInput {
  @Field(() => ID) endpointId!: string;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class ReplayWebhookDeliveryInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
}

@Vendor()
@ObjectType({ description: 'An endpoint with its new secret.' })
export class WebhookSecret {
  @Field(() => WebhookEndpoint) endpoint!: WebhookEndpoint;
  @Field(() => String, {
    nullable: true,
    description:
      '`whsec_…`, told once: null when the same request comes again. Lost is lost: rotate it.',
  })
  secret!: string | null;
}
