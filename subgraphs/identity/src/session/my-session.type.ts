import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Session } from './session.entity.ts';

@Vendor()
@ObjectType({ description: 'One sign-in of the caller, with all tokens that come of it.' })
export class MySession {
  @Field(() => ID) id!: string;
  @Field(() => DateTime) startedAt!: Date;
  @Field(() => DateTime, { description: 'However often it is refreshed, it ends here.' })
  expiresAt!: Date;
  @Field(() => String, { nullable: true, description: 'Address it was begun from.' })
  address!: string | null;
  @Field(() => Boolean, { description: 'The one that is asking.' }) current!: boolean;

  static of({ id, startedAt, expiresAt, address }: Session, currentId: string | null): MySession {
    return Object.assign(new MySession(), {
      ...{ id, startedAt, expiresAt, address },
      current: id === currentId,
    });
  }
}
