import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by facility; we hold its key, and in `RefRoom` what its events say. */
@ObjectType('Room')
@Directive('@key(fields: "id")')
export class RoomStub {
  @Field(() => ID)
  id!: string;
}

export const roomOf = (id: string | null): RoomStub | null =>
  id === null ? null : Object.assign(new RoomStub(), { id });
