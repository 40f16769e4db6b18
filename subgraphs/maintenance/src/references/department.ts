import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by identity; here only its key. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Department {
  @Field(() => ID)
  id!: string;
}

export const departmentStub = (id: string | null): Department | null =>
  id === null ? null : Object.assign(new Department(), { id });
