import { Vendor } from '@houqin/kit/vendor';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by identity; here only its key. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Party {
  @Vendor()
  @Field(() => ID)
  id!: string;
}

export const partyStub = (id: string | null): Party | null =>
  id === null ? null : Object.assign(new Party(), { id });
