import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { ulid } from '@houqin/kit/id';
import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { DeadLetterReason } from './dead-letter-reason.ts';

registerEnumOnce(DeadLetterReason, 'DeadLetterReason', 'Why a delivery was not stored.');

/** A delivery, or one row of it, that was refused. */
@Entity({ tableName: 'dead_letter' })
@ObjectType({ description: 'A delivery, or one row of it, that was refused.' })
export class DeadLetter {
  @Field(() => ID)
  @PrimaryKey({ type: 'string', length: 26 })
  id: string = ulid();

  @Field(() => DateTime)
  @Index()
  @Property({ type: 'Date', length: 3 })
  receivedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Code of the field gateway.' })
  @Property({ type: 'string', length: 64, nullable: true })
  gateway: string | null = null;

  @Field(() => String, { nullable: true, description: 'MQTT topic, or /ingest.' })
  @Property({ type: 'string', length: 300, nullable: true })
  topic: string | null = null;

  @Field(() => String, { description: 'What came, cut to 4 kB.' })
  @Property({ type: 'text' })
  payload!: string;

  @Field(() => DeadLetterReason)
  @Enum({ items: () => DeadLetterReason })
  reason!: DeadLetterReason;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: 300, nullable: true })
  detail: string | null = null;
}
