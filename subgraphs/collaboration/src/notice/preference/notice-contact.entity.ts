import { Entity, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { Field, ObjectType } from 'type-graphql';
import { Stored } from '../../stored.ts';

/** Where somebody is reached outside the program; the row's id is the person's. Theirs alone. */
@Entity({ tableName: 'notice_contact' })
@ObjectType({ description: 'Where the caller is reached outside the program.' })
export class NoticeContact extends Stored {
  @Field(() => String, {
    nullable: true,
    description: 'Instead of the address in the hospital’s mail.',
  })
  @Property({ ...c.optional(c.title()), hidden: true })
  mail: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: 20, nullable: true, hidden: true })
  mobile: string | null = null;
}
