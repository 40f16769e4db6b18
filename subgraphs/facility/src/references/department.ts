import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by identity; a room keeps only its key. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Department {
  @Field(() => ID)
  id!: string;
}
