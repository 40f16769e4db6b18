import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by facility; here only its key. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Room {
  @Field(() => ID)
  id!: string;
}

export const roomStub = (id: string | null): Room | null =>
  id === null ? null : Object.assign(new Room(), { id });
