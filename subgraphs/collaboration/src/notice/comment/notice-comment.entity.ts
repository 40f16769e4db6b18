import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** Longest comment, in characters. */
export const maxNoticeComment = 1000;

/** What a reader says to a notice, or to another comment; hidden ones stay for who moderates. */
@Entity({ tableName: 'notice_comment' })
@Index({ properties: ['noticeId', 'at'] })
@ObjectType({ description: 'What a reader says to a notice.' })
export class NoticeComment {
  @Field(() => ID)
  @PrimaryKey(c.id())
  id: string = ulid();

  @Property(c.id())
  noticeId!: string;

  @Field(() => ID, { nullable: true, description: 'The comment that it answers.' })
  @Property(c.optional(c.id()))
  parentId: string | null = null;

  @Property(c.subject())
  authorId!: string;

  @Field(() => String)
  @Property(c.name())
  authorName!: string;

  @Property(c.text())
  text!: string;

  @Field(() => DateTime)
  @Property(c.instant())
  at!: Date;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  hiddenAt: Date | null = null;

  @Property(c.optional(c.name()))
  hiddenByName: string | null = null;

  @Property(c.optional(c.text()))
  hiddenReason: string | null = null;
}
