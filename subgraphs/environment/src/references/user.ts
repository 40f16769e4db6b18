import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by identity; we hold only its key. */
@ObjectType('User')
@Directive('@key(fields: "id")')
export class UserStub {
  @Field(() => ID)
  id!: string;
}

export const userOf = (id: string | null): UserStub | null =>
  id === null ? null : Object.assign(new UserStub(), { id });
