import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned elsewhere; a request keeps only its key, and the graph knows the rest. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class User {
  @Field(() => ID)
  id!: string;
}
