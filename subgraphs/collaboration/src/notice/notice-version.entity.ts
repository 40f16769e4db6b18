import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NoticeVersionState, versionLifecycle } from './notice.lifecycle.ts';

/** One text of a notice; a published one is never changed, a correction is another. */
@Entity({ tableName: 'notice_version' })
@Index({ properties: ['noticeId', 'edition'] })
@ObjectType({ description: 'One text of a notice; a correction is another one.' })
export class NoticeVersion {
  @Field(() => ID)
  @PrimaryKey(c.id())
  id: string = ulid();

  @Property(c.id())
  noticeId!: string;

  @Field(() => Int, { description: 'Which one it is, or would be: from 1 on.' })
  @Property(c.integer())
  edition!: number;

  @Field(() => NoticeVersionState)
  @Enum({ items: () => NoticeVersionState })
  state: NoticeVersionState = versionLifecycle.initial;

  @Field(() => String)
  @Property(c.title())
  title!: string;

  @Field(() => String, { description: 'Markdown: headings, lists, emphasis and links; no HTML.' })
  @Property(c.text())
  body!: string;

  @Field(() => String, { nullable: true, description: 'What a correction corrects, for readers.' })
  @Property(c.optional(c.text()))
  changeNote: string | null = null;

  @Property(c.subject())
  editorId!: string;

  @Field(() => String, { description: 'Who wrote last.' })
  @Property(c.name())
  editorName!: string;

  @Field(() => DateTime)
  @Property(c.instant())
  writtenAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  submittedAt: Date | null = null;

  @Property(c.optional(c.subject()))
  reviewerId: string | null = null;

  @Field(() => String, { nullable: true })
  @Property(c.optional(c.name()))
  reviewerName: string | null = null;

  @Field(() => String, { nullable: true, description: 'What the reviewer said last.' })
  @Property(c.optional(c.text()))
  reviewComment: string | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  reviewedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  publishedAt: Date | null = null;

  /** One step of its way. @throws IllegalTransition */
  go(to: NoticeVersionState, action: string): void {
    this.state = versionLifecycle.next(this.state, to, action);
  }
}
