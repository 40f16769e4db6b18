import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Session } from './session.entity.ts';

@ObjectType({ description: 'One sign-in of a person, as an administrator sees it.' })
export class UserSession {
  @Field(() => ID) id!: string;
  @Field(() => DateTime) startedAt!: Date;
  @Field(() => DateTime, { description: 'However often it is refreshed, it ends here.' })
  expiresAt!: Date;
  @Field(() => String, { nullable: true, description: 'Address it was begun from.' })
  address!: string | null;

  static of({ id, startedAt, expiresAt, address }: Session): UserSession {
    return Object.assign(new UserSession(), { id, startedAt, expiresAt, address });
  }
}
