import { enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiClient } from './api-client.entity.ts';
import { ApiClientState } from './api-client.lifecycle.ts';

const StateFilter = enumFilter('ApiClientState', ApiClientState);

@InputType()
export class ApiClientFilter {
  @Field(() => IdFilter, { nullable: true }) partyId?: IdFilter | null;
  @Field(() => StateFilter, { nullable: true }) state?: InstanceType<typeof StateFilter> | null;
}

export const ApiClientOrderField = { CODE: 'CODE', LAST_SIGN_IN: 'LAST_SIGN_IN' } as const;
export type ApiClientOrderField = keyof typeof ApiClientOrderField;

export const apiClientList: ListOptions<ApiClient, ApiClientOrderField> = {
  orderFields: { CODE: 'code', LAST_SIGN_IN: 'lastSignInAt' },
  defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
  search: ['code', 'name'],
};

export const ApiClientListArgs = listArgs({
  filter: ApiClientFilter,
  order: orderInput('ApiClient', ApiClientOrderField),
  search: true,
});
export type ApiClientListArgs = InstanceType<typeof ApiClientListArgs>;

@InputType()
export class CreateApiClientInput {
  @Field(() => String, { description: 'Lower case, digits and hyphen: `hengtai-dispatch`.' })
  code!: string;
  @Field(() => String) name!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The outside organisation; without one it is an interface of the hospital.',
  })
  partyId?: string | null;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'No sign-in from then on.' })
  expiresAt?: Date | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RotateApiClientSecretInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, {
    defaultValue: 24,
    description: 'Hours for which the secret before counts too, 0 to 168; 0 where it has leaked.',
  })
  overlapHours!: number;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class ApiClientStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@Vendor()
@ObjectType({ description: 'A program with its new secret.' })
export class ApiClientSecret {
  @Field(() => ApiClient) client!: ApiClient;
  @Field(() => String, {
    nullable: true,
    description: 'Told once: null when the same request comes again. Lost is lost: rotate it.',
  })
  secret!: string | null;
}
