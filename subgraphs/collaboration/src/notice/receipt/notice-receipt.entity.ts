import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/**
 * One person to whom a notice went. Written for all at once when it is published; then only its
 * person changes it, and it is itself the record of that.
 */
@Entity({ tableName: 'notice_receipt' })
@Index({ name: 'notice_receipt_person', properties: ['personId', 'noticeId', 'openedEdition'] })
@Index({ name: 'notice_receipt_notice', properties: ['noticeId', 'openedEdition'] })
@ObjectType({ description: 'One person to whom a notice went.' })
export class NoticeReceipt {
  /** The ids of notice and person, one after the other. */
  @Field(() => ID)
  @PrimaryKey({ type: 'string', length: 52 })
  id!: string;

  @Property(c.id())
  noticeId!: string;

  @Property(c.id())
  personId!: string;

  @Field(() => String, { description: 'As it was when the notice was published.' })
  @Property(c.name())
  personName!: string;

  @Property(c.optional(c.id()))
  departmentId: string | null = null;

  /** The notice's. */
  @Property(c.optional(c.id()))
  campusId: string | null = null;

  /** The person has switched the class off: it is in their list, but does not wait for them. */
  @Property(c.boolean())
  muted = false;

  @Field(() => Int, { description: 'The newest version opened; 0 for none.' })
  @Property(c.integer())
  openedEdition = 0;

  @Field(() => DateTime, { nullable: true, description: 'When it was opened first.' })
  @Property(c.optional(c.instant()))
  openedAt: Date | null = null;

  @Field(() => Int, { description: 'The newest version confirmed; 0 for none.' })
  @Property(c.integer())
  confirmedEdition = 0;

  @Field(() => DateTime, { nullable: true, description: 'When it was confirmed last.' })
  @Property(c.optional(c.instant()))
  confirmedAt: Date | null = null;
}
