import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { NoticeFacts } from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import type { Audience } from './audience.ts';
import { lifecycle, NoticeState, NoticeVersionState } from './notice.lifecycle.ts';

/** Longest texts, in characters; a column holds 65,535 bytes, up to four a character. */
export const maxNoticeTitle = 120;
export const maxNoticeBody = 15_000;
export const maxNoticeReason = 500;

/** What all who belong to its audience are to know; its texts are its versions. */
@Entity({ tableName: 'notice' })
@Index({ properties: ['state', 'publishAt'] })
@Index({ properties: ['state', 'expiresAt'] })
@ObjectType({ description: 'What all who belong to its audience are to know.' })
@Directive('@key(fields: "id")')
export class Notice extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'What people say to each other: `NT-20261123-0042`.' })
  @Unique()
  @Property({ type: 'string', length: 20 })
  number!: string;

  @Field(() => String, { description: 'Code of its class: `DAILY`, `URGENT`.' })
  @Index()
  @Property(c.code())
  classCode!: string;

  @Field(() => Boolean, { description: 'As its class was when it was written.' })
  @Property(c.boolean())
  urgent = false;

  @Field(() => NoticeState)
  @Enum({ items: () => NoticeState })
  state: NoticeState = lifecycle.initial;

  @Field(() => String, { description: 'Of the version in force; before the first, of the draft.' })
  @Property(c.title())
  title!: string;

  /** Markdown of the version in force; see `body` of the resolver. */
  @Property(c.text())
  body = '';

  @Field(() => Int, { description: '0 before it is published, then 1 and one more each time.' })
  @Property(c.integer())
  edition = 0;

  @Field(() => Boolean, { description: 'Readers confirm that they have read it.' })
  @Property(c.boolean())
  requiresConfirmation = false;

  @Property(c.json())
  audience!: Audience;

  @Field(() => Int, { description: 'People it went to when it was published.' })
  @Property(c.integer())
  audienceSize = 0;

  /** Who belongs to the audience, for live keys; see decision 0078. */
  @Property({ type: 'text', nullable: true, hidden: true })
  audienceFilter: string | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Not before; at once when there is none.' })
  @Property(c.optional(c.instant()))
  publishAt: Date | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  expiresAt: Date | null = null;

  @Field(() => DateTime, { nullable: true })
  @Index()
  @Property(c.optional(c.instant()))
  publishedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Since when the version is in force.' })
  @Property(c.optional(c.instant()))
  editionAt: Date | null = null;

  @Field(() => Boolean)
  @Property(c.boolean())
  commentsOpen = true;

  @Property(c.subject())
  authorId!: string;

  @Field(() => String)
  @Property(c.name())
  authorName!: string;

  /** Everybody who wrote any of it: none of them may review it. */
  @Property(c.json())
  editorIds: readonly string[] = [];

  /** Everybody who reviewed any of it: none of them may write on. */
  @Property(c.json())
  reviewerIds: readonly string[] = [];

  /** Heads of department who were told that people of theirs have not opened it. */
  @Property(c.json())
  supervisorIds: readonly string[] = [];

  @Field(() => NoticeVersionState, {
    nullable: true,
    description: 'Of the version that is not published yet, the first or a correction.',
  })
  @Index()
  @Enum({ items: () => NoticeVersionState, nullable: true })
  pendingState: NoticeVersionState | null = 'DRAFT';

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  recalledAt: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property(c.optional(c.name()))
  recalledByName: string | null = null;

  @Field(() => String, { nullable: true })
  @Property(c.optional(c.text()))
  recallReason: string | null = null;

  @Field(() => DateTime)
  declare createdAt: Date;

  @Index()
  declare campusId: string | null;

  /** What every event says of it. */
  facts(): NoticeFacts {
    const { id: noticeId, number, classCode, urgent, state, edition, audienceSize } = this;
    return { noticeId, number, classCode, urgent, state, edition, audienceSize };
  }
}
