import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by identity; here only its key. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class User {
  @Field(() => ID)
  id!: string;
}

export const userStub = (id: string | null): User | null =>
  id === null ? null : Object.assign(new User(), { id });
