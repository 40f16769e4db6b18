import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import type { TimelineParams } from './timeline-texts.ts';

/** One thing that happened in a story, whichever domain it happened in. Never changed. */
@Entity({ tableName: 'timeline_entry' })
@Index({ name: 'timeline_entry_story', properties: ['correlationId', 'at', 'id'] })
@Unique({ name: 'timeline_entry_event', properties: ['eventId'] })
@ObjectType()
export class TimelineEntry {
  @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Property(c.id()) correlationId!: string;
  /** Of another domain's event; null for our own, which are written in the same transaction. */
  @Property(c.optional(c.id())) eventId: string | null = null;
  @Field(() => DateTime) @Property(c.instant()) at!: Date;
  @Field(() => String, { description: 'Domain in which it happened, `environment`.' })
  @Property(c.code())
  domain!: string;
  @Field(() => String, { description: 'Noun and verb of the event, `work-order.started`.' })
  @Property(c.name())
  kind!: string;
  @Field(() => String, { nullable: true, description: 'Severity of an alarm.' })
  @Property(c.optional(c.code()))
  severity: string | null = null;
  @Property(c.optional(c.name())) actorName: string | null = null;
  /** Fill the text templates of `kind`. */
  @Property(c.json()) params: TimelineParams = {};
}
